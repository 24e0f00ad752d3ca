//! Tests of `publish` that need rights, links and pipes.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

use super::*;

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn files_and_folders_can_be_read_by_a_web_server() {
    for means in ALL {
        let site = Fixture::new();
        fs::create_dir(site.output()).unwrap();
        site.publish_with(means, &[("zh/a/index.html", "1")]).unwrap();
        assert_eq!(mode(&site.at("zh/a/index.html")), 0o644);
        assert_eq!(mode(&site.at("manifest.json")), 0o644);
        assert_eq!((mode(&site.at("zh")), mode(&site.at("zh/a"))), (0o755, 0o755));
        // What an administrator set on the folder itself stays.
        fs::set_permissions(site.output(), fs::Permissions::from_mode(0o2775)).unwrap();
        site.publish_with(means, &[("zh/a/index.html", "2")]).unwrap();
        assert_eq!(mode(&site.output()), 0o2775);
    }
}

#[test]
fn what_did_not_change_is_the_same_file() {
    let site = Fixture::new();
    site.publish(&[("same", "1"), ("changed", "1")]);
    let before = fs::metadata(site.at("same")).unwrap().ino();
    site.publish(&[("same", "1"), ("changed", "2")]);
    let after = fs::metadata(site.at("same")).unwrap();
    assert_eq!((after.ino(), after.nlink()), (before, 1));
    fs::set_permissions(site.at("same"), fs::Permissions::from_mode(0o600)).unwrap();
    site.publish(&[("same", "1"), ("changed", "2")]);
    assert_eq!(mode(&site.at("same")), 0o644);
}

#[test]
fn links_pipes_and_rights_of_the_user_are_carried_as_they_are() {
    for means in ALL {
        let site = Fixture::new();
        site.publish(&[("index.html", "1")]);
        site.put("private/key", "x");
        fs::set_permissions(site.at("private"), fs::Permissions::from_mode(0o700)).unwrap();
        fs::set_permissions(site.at("private/key"), fs::Permissions::from_mode(0o600)).unwrap();
        symlink("nowhere", site.at("dangling")).unwrap();
        symlink("/", site.at("root")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(site.at("pipe")).status();
        assert!(made.unwrap().success());
        let summary = site.publish_with(means, &[("index.html", "2")]).unwrap();
        assert_eq!(summary.carried, 4);
        assert_eq!((mode(&site.at("private")), mode(&site.at("private/key"))), (0o700, 0o600));
        assert_eq!(fs::read_link(site.at("dangling")).unwrap(), Path::new("nowhere"));
        assert_eq!(fs::read_link(site.at("root")).unwrap(), Path::new("/"));
        assert!(fs::symlink_metadata(site.at("pipe")).is_ok());
        site.assert_clean();
    }
}

#[test]
fn an_output_that_is_a_link_stays_one() {
    let site = Fixture::new();
    let real = site.root.path().join("www/site");
    symlink("www/site", site.output()).unwrap();
    for text in ["1", "2"] {
        site.publish(&[("index.html", text)]);
        assert!(fs::symlink_metadata(site.output()).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(real.join("index.html")).unwrap(), text);
    }
    assert_eq!(fs::read_dir(real.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn a_link_in_the_place_of_a_folder_is_not_written_through() {
    for means in ALL {
        let site = Fixture::new();
        let outside = tempfile::tempdir().unwrap();
        site.publish(&[("zh/a", "1")]);
        fs::remove_dir_all(site.at("zh")).unwrap();
        fs::write(outside.path().join("a"), "1").unwrap();
        symlink(outside.path(), site.at("zh")).unwrap();
        assert!(site.publish_with(means, &[("zh/a", "2"), ("zh/b", "2")]).is_err());
        site.publish_with(means, &[("index.html", "2")]).unwrap();
        assert_eq!(fs::read_to_string(outside.path().join("a")).unwrap(), "1");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
    }
}

#[test]
fn what_appears_between_survey_and_exchange_is_rescued() {
    let site = Fixture::new();
    site.publish(&[("index.html", "1")]);
    let staging = Staging::begin(&site.output()).unwrap();
    staging.write("index.html", b"2").unwrap();
    let survey = Survey::of(&site.output(), staging.old.as_ref(), &Manifest::default());
    site.put("zh/late.txt", "x");
    assert_eq!(staging.replace(&survey.unwrap()).unwrap(), Ok(()));
    drop(staging);
    assert_eq!(site.found()["zh/late.txt"], "x");
    site.assert_clean();
}
