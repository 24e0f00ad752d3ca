//! Arguments → `commands::run` → exit status.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match duizhao::cli::read(wild::args_os()) {
        Ok((cli, tongue)) => duizhao::commands::run(cli, tongue),
        Err((text, status)) => duizhao::commands::answer(&text, status),
    }
}
