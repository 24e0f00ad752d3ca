//! The content of a project at a git revision, read through the program `git` without a working tree.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use jiff::civil::Date;

use super::word;
use crate::disk::is_ignored_name;
use crate::lang::Tongue;
use crate::source::Sources;

/// A file of a revision: the name of its content, and whether it is a symbolic link.
struct Blob {
    object: String,
    is_link: bool,
}

/// Reads `content/` below `root` as it was at a revision, with the day of the commit.
pub fn read(root: &Path, revision: &str, tongue: Tongue) -> Result<(Sources, Option<Date>)> {
    // A revision that looks like an option would be one.
    if revision.is_empty() || revision.starts_with('-') {
        bail!(word(tongue, format!("“{revision}”不是 git 版本"), format!("`{revision}` is no git revision")));
    }
    let commit = text(commit(root, revision, tongue)?);
    let date = text(run(root, &["show", "--no-patch", "--format=%cs", commit.trim()], tongue)?);
    let listed = text(run(root, &["ls-tree", "-r", "-z", commit.trim(), "--", "content"], tongue)?);
    let blobs = blobs(&listed);
    if !blobs.keys().any(|path| path.starts_with("content/")) {
        bail!(word(
            tongue,
            format!("版本 {revision} 里没有 content 文件夹"),
            format!("there is no content folder at revision {revision}"),
        ));
    }
    Ok((contents(root, &blobs, tongue)?, date.trim().parse().ok()))
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A repository may come from elsewhere and has settings of its own: none of them is to start another program (a
/// verifier of signatures), and nothing is fetched from a network or asked of a person.
fn command(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(["-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-C"]).arg(root).args(args);
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0");
    // Its words are read, and not every machine has them in one language.
    command.env("LC_ALL", "C");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn cannot_start(tongue: Tongue) -> String {
    word(
        tongue,
        "无法运行 git；请安装 git，或改为比较两个输出文件夹".into(),
        "cannot run git; install it, or compare two output folders instead".into(),
    )
}

/// The commit that a revision names. Git is asked to be quiet of one that there is not, which is said here.
fn commit(root: &Path, revision: &str, tongue: Tongue) -> Result<Vec<u8>> {
    let args = ["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")];
    let output = command(root, &args).output().with_context(|| cannot_start(tongue))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return Ok(output.stdout);
    }
    bail!(match complaint.lines().next() {
        None => word(
            tongue,
            format!("没有 git 版本 {revision}；git log、git tag 可列出已有的版本"),
            format!("there is no git revision {revision}; git log and git tag list those that there are"),
        ),
        Some(line) if line.contains("not a git repository") => {
            word(tongue, "这个项目不在 git 仓库里".into(), "the project is in no git repository".into())
        }
        Some(line) => complained(line, tongue),
    })
}

fn complained(line: &str, tongue: Tongue) -> String {
    let line = line.trim_start_matches("fatal: ");
    word(tongue, format!("git 报告：{line}"), format!("git: {line}"))
}

/// What a git command prints; what it complains of is the error.
fn run(root: &Path, args: &[&str], tongue: Tongue) -> Result<Vec<u8>> {
    let output = command(root, args).output().with_context(|| cannot_start(tongue))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!(complained(complaint.lines().next().unwrap_or("failed"), tongue));
    }
    Ok(output.stdout)
}

/// Entries of `ls-tree -z`: `mode type object<tab>path`. Submodules and what is never content are left out.
fn blobs(listed: &str) -> BTreeMap<String, Blob> {
    let entries = listed.split('\0').filter_map(|entry| {
        let (head, path) = entry.split_once('\t')?;
        let mut words = head.split(' ');
        let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
        let wanted = kind == "blob" && !path.split('/').any(is_ignored_name);
        wanted.then(|| (path.to_owned(), Blob { object: object.to_owned(), is_link: mode == "120000" }))
    });
    entries.collect()
}

/// The bytes of all files, through one process. Links to files within the project are followed, as on disk.
fn contents(root: &Path, blobs: &BTreeMap<String, Blob>, tongue: Tongue) -> Result<Sources> {
    let mut child = command(root, &["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| cannot_start(tongue))?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let wanted: String = blobs.values().map(|blob| format!("{}\n", blob.object)).collect();
    // Both pipes are served at once: with one alone, git and we would wait for each other.
    let writer = std::thread::spawn(move || stdin.map_or(Ok(()), |mut stdin| stdin.write_all(wanted.as_bytes())));
    let mut answer = Vec::new();
    stdout.context("reading from git")?.read_to_end(&mut answer).context("reading from git")?;
    writer.join().map_err(|_| anyhow::anyhow!("writing to git"))?.context("writing to git")?;
    child.wait().context("waiting for git")?;
    let mut rest = answer.as_slice();
    let (mut sources, mut links) = (Sources::default(), Vec::new());
    for (path, blob) in blobs {
        let (bytes, after) = object(rest).with_context(|| format!("git gave no content of {path}"))?;
        rest = after;
        if blob.is_link {
            links.push((path, String::from_utf8_lossy(bytes).into_owned()));
        } else {
            sources.files.insert(path.clone(), bytes.into());
        }
    }
    for (path, target) in links {
        if let Some(bytes) = joined(path, &target).and_then(|target| sources.files.get(&target).cloned()) {
            sources.files.insert(path.clone(), bytes);
        }
    }
    Ok(sources)
}

/// One answer of `cat-file --batch`, `object type size`, a line end, the bytes, a line end; and what follows it.
fn object(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(answer.get(..end)?).ok()?;
    let size: usize = head.rsplit(' ').next()?.parse().ok()?;
    let (bytes, after) = answer.get(end + 1..)?.split_at_checked(size)?;
    Some((bytes, after.get(1..)?))
}

/// The path that a link leads to, if it stays within the project.
fn joined(link: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = link.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!target.starts_with('/')).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{blobs, joined, object};

    #[test]
    fn answers_of_git_are_read() {
        let listed = [
            "100644 blob aa\tcontent/a b.md",
            "120000 blob bb\tcontent/l.md",
            "160000 commit cc\tcontent/sub",
            "100644 blob dd\tcontent/.x/y.md",
        ]
        .join("\0");
        let blobs = blobs(&listed);
        assert_eq!(blobs.keys().collect::<Vec<_>>(), ["content/a b.md", "content/l.md"]);
        assert_eq!(object(b"aa blob 3\nx\ny\nbb"), Some((&b"x\ny"[..], &b"bb"[..])));
        assert_eq!(object(b"aa missing\n"), None);
        assert_eq!(joined("content/reports/a.md", "../b.md").as_deref(), Some("content/b.md"));
        assert_eq!(joined("content/a.md", "../../etc"), None);
    }
}
