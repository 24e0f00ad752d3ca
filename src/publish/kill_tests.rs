//! Kills real builds at random moments, and looks at what they leave behind.
//!
//! The test program starts itself again, told by the environment to be a build that publishes one
//! site after another until it is killed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::*;

const OUTPUT: &str = "DUIZHAO_TEST_KILL_OUTPUT";
const MEANS: &str = "DUIZHAO_TEST_KILL_MEANS";
const GENERATION: &str = "DUIZHAO_TEST_KILL_GENERATION";
const N_FILES: usize = 500;

/// Does nothing, unless this process is to be the build.
#[test]
fn builds_until_killed() {
    let Some(output) = std::env::var_os(OUTPUT) else { return };
    let means = match std::env::var(MEANS).as_deref() {
        Ok("Rename") => Means::Rename,
        Ok("InPlace") => Means::InPlace,
        _ => Means::Any,
    };
    let first: u32 = std::env::var(GENERATION).unwrap().parse().unwrap();
    for generation in first.. {
        let started = Instant::now();
        publish(Path::new(&output), means, generation);
        // Not by `println!`, which the test harness holds back.
        let line = format!("published {}\n", started.elapsed().as_micros());
        std::io::stdout().write_all(line.as_bytes()).unwrap();
    }
}

/// A site in which every other file changes with each generation, and some come and go.
fn publish(output: &Path, means: Means, generation: u32) {
    let staging = Staging::begin_with(output, means).unwrap();
    std::thread::scope(|scope| {
        for half in 0..2 {
            let staging = &staging;
            scope.spawn(move || {
                for number in (half..N_FILES).step_by(2) {
                    let path = match number % 10 {
                        0 => format!("zh/{generation}/{number}.html"),
                        _ => format!("zh/d{}/{number}.html", number % 20),
                    };
                    let changing = if number % 2 == 0 { generation } else { 0 };
                    let text = format!("{number} {changing}\n").repeat(50);
                    staging.write(&path, text.as_bytes()).unwrap();
                }
            });
        }
    });
    staging.commit().unwrap();
}

/// Starts a build, and waits until it has published a first site; how long that took it.
fn start(output: &Path, means: Means, generation: u32) -> (Child, Duration) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "publish::kill_tests::builds_until_killed", "--test-threads=1"])
        .env(OUTPUT, output)
        .env(MEANS, format!("{means:?}"))
        .env(GENERATION, generation.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    let took = lines
        .map(|line| line.unwrap())
        .find_map(|line| line.split_once("published ")?.1.parse().ok())
        .expect("the build failed by itself");
    (child, Duration::from_micros(took))
}

/// Files of the output that neither the manifest nor the user accounts for.
fn unaccounted(output: &Path) -> Vec<String> {
    let manifest = Manifest::load(output).unwrap().unwrap();
    walkdir::WalkDir::new(output)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| entry.path().strip_prefix(output).unwrap().to_str().unwrap().to_owned())
        .filter(|path| !manifest.files.contains_key(path))
        .filter(|path| path != MANIFEST_NAME && path != "CNAME")
        .collect()
}

/// Kills `n_kills` builds; `check` sees the output after each.
fn kill_many(n_kills: u32, means: Means, check: impl Fn(&Path)) {
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("output");
    publish(&output, means, u32::MAX);
    fs::write(output.join("CNAME"), "example.org").unwrap();
    let mut n_manifests = BTreeSet::new();
    for number in 0..n_kills {
        let (mut child, took) = start(&output, means, number * 1000);
        // Anywhere within the next build or two. Any spread will do, so it needs no chance.
        std::thread::sleep(took.mul_f64(f64::from(number * 37 % 151) / 100.0));
        child.kill().unwrap(); // SIGKILL
        child.wait().unwrap();
        check(&output);
        n_manifests.insert(fs::read(output.join(MANIFEST_NAME)).unwrap());
    }
    assert_eq!(n_manifests.len(), n_kills as usize, "the builds got nowhere");
    publish(&output, means, u32::MAX);
    assert_eq!(verify(&output).unwrap(), []);
    assert_eq!(unaccounted(&output), Vec::<String>::new());
    assert_eq!(fs::read_to_string(output.join("CNAME")).unwrap(), "example.org");
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "staging folders are left");
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_site() {
    // Without the exchange, on other systems, there is a moment without any site.
    let means = if cfg!(target_os = "linux") { Means::Any } else { return };
    kill_many(50, means, |output| {
        assert_eq!(verify(output).unwrap(), []);
        assert_eq!(unaccounted(output), Vec::<String>::new());
        assert_eq!(fs::read_to_string(output.join("CNAME")).unwrap(), "example.org");
        assert_eq!(Manifest::load(output).unwrap().unwrap().files.len(), N_FILES);
    });
}

#[test]
fn a_build_killed_between_renames_is_made_good_by_the_next() {
    kill_many(20, Means::Rename, |output| {
        drop(Staging::begin(output).unwrap());
        assert_eq!(verify(output).unwrap(), []);
        assert_eq!(unaccounted(output), Vec::<String>::new());
    });
}

#[test]
fn a_build_killed_while_it_places_files_forgets_none_of_them() {
    kill_many(20, Means::InPlace, |output| {
        assert_eq!(unaccounted(output).len(), 0);
    });
}

#[test]
fn a_reader_never_finds_the_site_missing() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("output");
    publish(&output, Means::Any, u32::MAX);
    let (mut child, _) = start(&output, Means::Any, 0);
    let end = Instant::now() + Duration::from_secs(20);
    let mut texts = BTreeSet::new();
    while texts.len() < 5 && Instant::now() < end {
        texts.insert(fs::read(output.join("zh/d2/2.html")).unwrap());
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(texts.len(), 5, "the builds got nowhere");
}
