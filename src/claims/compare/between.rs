//! What files have to do with each other.

use super::Compared;
use crate::claims::world::World;
use crate::collate;
use crate::corpus::holdings::FileKey;
use crate::edition::Measure;
use crate::edition::check::{Closure, Degree, Fan, Identical, Measured, OnlyIn, Sameness, Similarity};
use crate::ids::{CodeAddress, LineRange};
use crate::map::measures::Unit;
use crate::yaml::{Located, Text};

/// Some of a file's text: its lines, those of a symbol, or all.
struct Part<'w> {
    file: FileKey,
    lines: Option<LineRange>,
    text: &'w str,
}

fn part<'w>(at: &CodeAddress, symbol: Option<&Located<Text>>, world: &'w World<'_>) -> Result<Part<'w>, Compared> {
    let file = FileKey::of(at);
    let Some(script) = world.script(&file) else {
        return Err(Compared::unknown(format!("the text of `{file}` is not there")));
    };
    let lines = match symbol {
        Some(name) => match script.symbol(name).next() {
            Some(symbol) => Some(symbol.lines),
            None => return Err(Compared::new(false, format!("`{}` is not defined in `{file}`", &***name))),
        },
        None => at.lines,
    };
    let text = lines.map_or(script.text.as_str(), |lines| script.text.range(lines));
    Ok(Part { file, lines, text })
}

/// Takes the common indentation away, so that a method can be read as a text of its own.
fn dedent(text: &str) -> String {
    let indents = text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.len() - line.trim_start().len());
    let common = indents.min().unwrap_or(0);
    text.split_inclusive('\n').map(|line| line.get(common..).unwrap_or(line.trim_start_matches(' '))).collect()
}

fn both<'w>(
    (of, symbol): (&CodeAddress, Option<&Located<Text>>),
    (to, to_symbol): (&CodeAddress, Option<&Located<Text>>),
    world: &'w World<'_>,
) -> Result<(Part<'w>, Part<'w>), Compared> {
    Ok((part(of, symbol, world)?, part(to, to_symbol.or(symbol), world)?))
}

fn places(parts: [&Part<'_>; 2]) -> Vec<(FileKey, LineRange)> {
    parts.into_iter().filter_map(|part| Some((part.file.clone(), part.lines?))).collect()
}

fn not_python(wrong: &collate::NotPython) -> Compared {
    let which = if wrong.second { "second" } else { "first" };
    Compared::new(false, format!("the {which} text is not Python from its line {} on", wrong.line))
}

pub(super) fn similarity(check: &Similarity, world: &World<'_>) -> Compared {
    let (of, to) = match both((&check.of, check.symbol.as_ref()), (&check.to, check.to_symbol.as_ref()), world) {
        Ok(both) => both,
        Err(unknown) => return unknown,
    };
    let measure = match check.by.value {
        Degree::Line => collate::Measure::Line,
        Degree::Token => collate::Measure::Token,
        Degree::Tree => collate::Measure::Tree,
    };
    match collate::similarity(&dedent(of.text), &dedent(to.text), measure) {
        Ok(similarity) => {
            let said = format!("{similarity} {}", measure.name());
            Compared { places: places([&of, &to]), ..Compared::new(check.is.allows(similarity.ratio()), said) }
        }
        Err(wrong) => not_python(&wrong),
    }
}

pub(super) fn identical(check: &Identical, world: &World<'_>) -> Compared {
    let (of, to) = match both((&check.of, check.symbol.as_ref()), (&check.to, check.to_symbol.as_ref()), world) {
        Ok(both) => both,
        Err(unknown) => return unknown,
    };
    let (same, what) = match check.by.value {
        Sameness::Bytes => (Ok(of.text == to.text), "bytes"),
        Sameness::Tree => (collate::same_tree(&dedent(of.text), &dedent(to.text)), "syntax tree"),
    };
    match same {
        Ok(same) => {
            let said = format!("the {what} {} the same", if what == "bytes" { "are" } else { "is" });
            let said = if same { said } else { said.replace(" the same", " not the same") };
            Compared { places: places([&of, &to]), ..Compared::new(same, said) }
        }
        Err(wrong) => not_python(&wrong),
    }
}

pub(super) fn closure(check: &Closure, world: &World<'_>) -> Compared {
    let file = FileKey::of(&check.of);
    let named = [&check.of].into_iter().chain(&check.includes.0).chain(&check.excludes.0);
    if !named.map(|address| FileKey::of(address)).all(|file| world.is_whole(&file)) {
        return Compared::unknown("not all texts are there");
    }
    let closure = world.resolved.graph.closure(&file);
    let has = |address: &&Located<CodeAddress>| closure.contains(&FileKey::of(address));
    let missing: Vec<String> =
        check.includes.0.iter().filter(|one| !has(one)).map(|one| format!("`{}` is not", one.value)).collect();
    let there: Vec<String> = check.excludes.0.iter().filter(has).map(|one| format!("`{}` is", one.value)).collect();
    let what = match closure.len() {
        0 => "no file of the edition".to_owned(),
        1 => "1 file of the edition".to_owned(),
        count => format!("{count} files of the edition"),
    };
    let wrong = [missing, there].concat();
    let said = if wrong.is_empty() {
        format!("{what} is imported with it").replace("files of the edition is", "files of the edition are")
    } else {
        format!("{} imported with it", wrong.join(", "))
    };
    Compared::new(wrong.is_empty(), said)
}

pub(super) fn fan(check: &Fan, world: &World<'_>) -> Compared {
    let file = FileKey::of(&check.of);
    if !world.is_whole(&file) {
        return Compared::unknown("not all texts are there");
    }
    let graph = &world.resolved.graph;
    let same = |other: &&FileKey| (&other.work, &other.state) == (&file.work, &file.state);
    let (into, out) = (graph.importers(&file).filter(same).count(), graph.imports(&file).filter(same).count());
    let holds = check.r#in.as_ref().is_none_or(|asked| asked.allows_count(into))
        && check.out.as_ref().is_none_or(|asked| asked.allows_count(out));
    Compared::new(holds, format!("imported by {into}, imports {out} of its work"))
}

pub(super) fn measure(check: &Measured, world: &World<'_>) -> Compared {
    let value = |address: &CodeAddress| {
        let key = FileKey::of(address);
        if matches!(check.measure.value, Measure::FanIn | Measure::FanOut) && !world.is_whole(&key) {
            return None;
        }
        let row = world.measures()?.rows.iter().find(|row| row.key == key)?;
        check.measure.of(row.figures.as_ref().ok()?)
    };
    let unit = match check.measure.unit() {
        Unit::Percent => " %",
        Unit::PerHundred => " per hundred lines",
        Unit::Count => "",
    };
    let Some(own) = value(&check.of) else {
        return Compared::unknown(format!("`{}` was not measured", check.of.value));
    };
    let Some(above) = &check.above else {
        let holds = check.is.as_ref().is_none_or(|asked| asked.allows(own));
        return Compared::new(holds, format!("{} is {own:.1}{unit}", check.measure.as_str()));
    };
    let Some(other) = value(above) else {
        return Compared::unknown(format!("`{}` was not measured", above.value));
    };
    let within = check.is.as_ref().is_none_or(|asked| asked.allows(own));
    Compared::new(
        own > other && within,
        format!("{} is {own:.1}{unit} against {other:.1}{unit}", check.measure.as_str()),
    )
}

pub(super) fn only_in(check: &OnlyIn, world: &World<'_>) -> Compared {
    let (of, not) = (FileKey::of(&check.of), FileKey::of(&check.not));
    let (Some(one), Some(other)) = (world.script(&of), world.script(&not)) else {
        return Compared::unknown(format!("the text of `{of}` or `{not}` is not there"));
    };
    let name: &str = &check.symbol;
    let here: Vec<_> = one.symbol(name).map(|symbol| (of.clone(), symbol.lines)).collect();
    let there: Vec<_> = other.symbol(name).map(|symbol| (not.clone(), symbol.lines)).collect();
    let says = |has: bool| if has { "defines" } else { "does not define" };
    let said = format!("the first {} `{name}`, the second {} it", says(!here.is_empty()), says(!there.is_empty()));
    let holds = !here.is_empty() && there.is_empty();
    Compared { places: [here, there].concat(), ..Compared::new(holds, said) }
}
