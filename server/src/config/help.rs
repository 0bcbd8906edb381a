//! What `medcard-server --help` prints.
//!
//! **Invariant:** every setting is in it, with its default: it is made from the lists by which settings are read.

use super::sources::{SWITCHES, VALUES};

const HEAD: &str = "\
medcard-server [--SETTING VALUE]...
    serves residents, and staff on another port, until Ctrl-C or SIGTERM
medcard-server photo --help
    says what the server would say of a picture, or makes the card photo; starts no server
medcard-server record --help
    says whether a payment's record was signed; starts no server

Settings, and what they are when nobody says:
";

const FOOT: &str = "
Each may stand in the environment (MEDCARD_LISTEN for --listen) or in a TOML file (--config FILE) as well; a flag wins over the environment,
that over the file. docs/operations.md says what each is for.
";

/// The page for whoever asks for help.
#[must_use]
pub fn help() -> String {
    let value = |(name, usual): &(&str, Option<&str>)| match usual {
        Some(usual) => format!("  --{name} {usual}\n"),
        None => format!("  --{name} (none)\n"),
    };
    let switch = |name: &&str| format!("  --{name} (off)\n");
    let settings: String = VALUES.iter().map(value).chain(SWITCHES.iter().map(switch)).collect();
    [HEAD, &settings, FOOT].concat()
}
