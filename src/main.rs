//! The program `glossator`: arguments in, exit code out.

fn main() -> std::process::ExitCode {
    glossator::cli::run()
}
