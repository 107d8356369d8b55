//! The `afterword` command.

use std::process::ExitCode;

/// Thousands of pages are made of small pieces on all cores at once: the system's allocator spends a fifth of the time
/// of a large build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    afterword::cli::run()
}
