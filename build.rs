//! The theme and the starter site are embedded by macros that cargo cannot see through: a change to them rebuilds.

fn main() {
    println!("cargo:rerun-if-changed=themes");
    println!("cargo:rerun-if-changed=starter");
}
