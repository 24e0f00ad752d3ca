//! The command line in the language of its user: help, and what is wrong with a line.
//!
//! clap speaks English. For Chinese its texts are set from [`zh`](super::zh), and its errors are worded here from what
//! they say of themselves: kind and context.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory as _, FromArgMatches as _};

use super::{Cli, MessageLang, zh};
use crate::lang::Tongue;

/// What help looks like in Chinese: clap's own template with the word for usage.
const TEMPLATE_ZH: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// Reads a command line: what it asks for, with the language of messages; or what to print instead, and the exit status.
///
/// # Errors
/// Help that was asked for (status 0), or what is wrong with the line (status 2: could not run).
pub fn read(line: impl IntoIterator<Item = OsString>) -> Result<(Cli, Tongue), (String, u8)> {
    let line: Vec<OsString> = line.into_iter().collect();
    let tongue = tongue_of(&line);
    let matches = command(tongue).try_get_matches_from(line);
    let cli = matches.and_then(|matches| Cli::from_arg_matches(&matches));
    cli.map(|cli| (cli, tongue)).map_err(|error| {
        let status = if error.use_stderr() { 2 } else { 0 };
        (wording(&error, tongue), status)
    })
}

/// `--lang`, else LC_ALL, LC_MESSAGES, LANG, else what the system says, else English. The line is not read yet: what is wrong with it is said in this
/// language, too.
fn tongue_of(line: &[OsString]) -> Tongue {
    let words = || line.iter().filter_map(|word| word.to_str());
    let said = words().find_map(|word| word.strip_prefix("--lang=")).or_else(|| {
        let place = words().position(|word| word == "--lang")?;
        words().nth(place + 1)
    });
    match said {
        Some("zh") => Tongue::Zh,
        Some("en") => Tongue::En,
        _ => ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
            .or_else(system_locale)
            .map_or(Tongue::En, |locale| Tongue::of_locale(&locale)),
    }
}

/// Windows sets none of these variables: there the language of its user interface counts.
#[cfg(windows)]
fn system_locale() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(not(windows))]
fn system_locale() -> Option<String> {
    None
}

/// The whole command line with its texts in a language.
pub fn command(tongue: Tongue) -> Command {
    let mut command = Cli::command();
    command.build();
    match tongue {
        Tongue::En => command,
        Tongue::Zh => in_chinese(command, ""),
    }
}

fn in_chinese(command: Command, place: &str) -> Command {
    let text = zh::text(place).unwrap_or_default();
    let below = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place} {name}") };
    command
        .about(text)
        .long_about(None)
        .help_template(TEMPLATE_ZH)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .mut_args(|arg| argument_in_chinese(arg, place))
        .mut_subcommands(|command| {
            // The commands below `help` are those of the program once more.
            let place = match command.get_name() {
                "help" => "help".to_owned(),
                name => below(name).replacen("help ", "", 1),
            };
            in_chinese(command, &place)
        })
}

fn argument_in_chinese(arg: Arg, place: &str) -> Arg {
    let id = arg.get_id().as_str().to_owned();
    let text = zh::text(&format!("{place} {id}")).or_else(|| zh::text(&format!(" {id}"))).unwrap_or_default();
    let mut text = text.to_owned();
    // clap would add these in English.
    let takes_values = arg.get_action().takes_values();
    let defaults: Vec<String> = arg.get_default_values().iter().map(|value| value.to_string_lossy().into()).collect();
    if takes_values && !defaults.is_empty() {
        let _ = write!(text, " [默认：{}]", defaults.join("、"));
    }
    let values: Vec<String> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if takes_values && !values.is_empty() {
        let _ = write!(text, " [可选：{}]", values.join("、"));
    }
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "参数",
        (false, true) => "通用选项",
        (false, false) => "选项",
    };
    let arg = arg.help(StyledStr::from(text)).long_help(None).help_heading(heading);
    arg.hide_default_value(true).hide_possible_values(true)
}

/// What is printed in place of running: help, or what is wrong and what to type.
fn wording(error: &clap::Error, tongue: Tongue) -> String {
    let said = match error.kind() {
        _ if tongue == Tongue::En => None,
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            None
        }
        kind => Some(fault(error, kind)),
    };
    said.unwrap_or_else(|| error.render().ansi().to_string())
}

/// An error in Chinese.
fn fault(error: &clap::Error, kind: ErrorKind) -> String {
    let context = |kind| error.get(kind).map(told).unwrap_or_default();
    let (arg, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let mut out = String::from("错误：");
    out += &match kind {
        ErrorKind::InvalidSubcommand => format!("没有命令“{}”", context(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("没有选项或参数“{arg}”"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面要写一个值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("“{value}”不能用作 {arg} 的值"),
        ErrorKind::NoEquals => format!("{arg} 和它的值之间要写等号"),
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg);
            // clap gives the same option twice where it stands twice.
            if other == arg || other.is_empty() {
                format!("{arg} 只能写一次")
            } else {
                format!("{arg} 不能与 {other} 同时用")
            }
        }
        ErrorKind::TooManyValues => format!("{arg} 后面的“{value}”多余"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("{arg} 的值不够"),
        ErrorKind::InvalidUtf8 => "命令里有不是 UTF-8 的字符".to_owned(),
        _ => "命令读不懂".to_owned(),
    };
    out.push('\n');
    let valid = context(ContextKind::ValidValue);
    if !valid.is_empty() {
        let _ = writeln!(out, "  可选的值：{valid}");
    }
    if kind == ErrorKind::ValueValidation
        && let Some(help) = form_of(&arg)
    {
        let _ = writeln!(out, "  应当这样写：{help}");
    }
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    for near in near.into_iter().map(context).filter(|near| !near.is_empty()) {
        let _ = writeln!(out, "  是否想写 {near}？");
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let _ = writeln!(out, "\n用法：{}", usage.trim_start_matches("Usage:").trim());
    }
    out += "\n详细用法见 --help。\n";
    out
}

/// How the values of an argument are written, which its parser says in English alone.
fn form_of(arg: &str) -> Option<&'static str> {
    let forms = [
        ("--shard", "3/8（第 3 份，共 8 份）"),
        ("--base-url", "https://example.org/…"),
        ("--host", "127.0.0.1"),
        ("--port", "1 到 65535 的整数"),
        ("--timeout", "整数秒数"),
    ];
    forms.iter().find(|(name, _)| arg.starts_with(name)).map(|(_, form)| *form)
}

/// A value of an error's context as text.
fn told(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join("、"),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::Bool(yes) => yes.to_string(),
        _ => String::new(),
    }
}

/// What `--lang` takes.
impl From<MessageLang> for Tongue {
    fn from(lang: MessageLang) -> Tongue {
        match lang {
            MessageLang::Zh => Tongue::Zh,
            MessageLang::En => Tongue::En,
        }
    }
}
