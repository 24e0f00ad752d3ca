//! Arguments → `commands::run` → exit status.

use std::process::ExitCode;

use clap::Parser as _;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // clap ends with 2 on arguments that it cannot read: "could not run".
    duizhao::commands::run(duizhao::cli::Cli::parse())
}
