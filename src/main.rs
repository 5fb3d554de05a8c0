//! The program `glossator`: arguments in, exit code out.

/// Pages are made of very many short strings, on several threads; this allocator is made for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    glossator::cli::run()
}
