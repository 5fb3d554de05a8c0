//! A text with everything that checks ask of one.

use crate::code::python::Module;
use crate::code::python::names::names;
use crate::code::python::sites::{Sites, sites};
use crate::code::symbol::Symbol;
use crate::code::text::SourceText;
use crate::corpus::holdings::Holding;
use crate::corpus::lock::FileFacts;
use crate::ids::{LineRange, RepoPath};
use std::sync::Arc;

/// One version of one file.
#[derive(Clone, Debug)]
pub struct Script {
    /// The text.
    pub text: SourceText,
    /// What stands where, if all of it is Python.
    pub sites: Option<Sites>,
    /// What it defines.
    pub symbols: Arc<[Symbol]>,
    /// What it imports.
    pub imports: Arc<[String]>,
    module: Option<Arc<Module>>,
}

impl Script {
    /// The script of a file that is held; nothing if its text is not there.
    #[must_use]
    pub fn of(holding: &Holding) -> Option<Self> {
        let text = holding.text.clone()?;
        let module = if holding.syntax_error.is_none() { holding.module() } else { None };
        let (symbols, imports) = (Arc::clone(&holding.facts.symbols), Arc::clone(&holding.facts.imports));
        Some(Self::new(text, module, symbols, imports))
    }

    /// The script of some version of a file.
    #[must_use]
    pub fn read(path: &RepoPath, bytes: &[u8]) -> Self {
        let (facts, read) = FileFacts::of(path, bytes);
        let module = read.module.filter(|_| read.syntax_error.is_none());
        Self::new(read.text, module, facts.symbols, facts.imports)
    }

    fn new(text: SourceText, module: Option<Arc<Module>>, symbols: Arc<[Symbol]>, imports: Arc<[String]>) -> Self {
        let sites = module.as_deref().map(|module| sites(module, text.as_str()));
        Self { text, sites, symbols, imports, module }
    }

    /// Whether a name is bound anywhere in the text, or may be: by an import of everything.
    #[must_use]
    pub fn may_bind(&self, name: &str) -> bool {
        self.module.as_deref().is_some_and(|module| {
            let names = names(module, self.text.as_str());
            let own = |qualified: &str| qualified.rsplit('.').next() == Some(name);
            names.takes_all() || names.definitions().iter().any(|one| own(one.qualified_name()))
        })
    }

    /// All lines; nothing for an empty text.
    #[must_use]
    pub fn whole(&self) -> Option<LineRange> {
        LineRange::new(1, self.text.line_count())
    }

    /// The lines of a symbol, wherever it is defined.
    pub fn symbol<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Symbol> {
        self.symbols.iter().filter(move |symbol| symbol.name == name)
    }
}
