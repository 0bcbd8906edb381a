//! `cargo xtask test`: every check, step by step, with a table of seconds at the end.
//!
//! A step's own output stays as it is, so that people and CI see what ran.
//!
//! **Invariant:** the command succeeds only when every step that was asked for ran and succeeded.

mod steps;

use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};

use self::steps::{STEPS, Step};
use crate::args::{Plan, Steps};
use crate::process;
use crate::setup::{self, Scope};
use crate::workspace::Workspace;

/// `cargo xtask test` and `cargo xtask check`.
pub(crate) fn run(workspace: &Workspace, plan: &Plan) -> Result<()> {
    let chosen = choose(&plan.steps)?;
    let mut scopes: Vec<Scope> = chosen.iter().flat_map(|step| step.needs).copied().collect();
    scopes.dedup();
    setup::ensure(&scopes)?;
    let mut done: Vec<(&Step, Duration, Result<()>)> = Vec::new();
    for step in chosen {
        println!("\n=== {} ===", step.name);
        let begun = Instant::now();
        let result = (step.run)(workspace);
        let failed = result.is_err();
        done.push((step, begun.elapsed(), result));
        if process::interrupted() || (failed && !plan.keep_going) {
            break;
        }
    }
    println!();
    for (step, seconds, result) in &done {
        let verdict = if result.is_ok() { "ok" } else { "FAILED" };
        println!("{:<12} {:>7.1} s  {verdict}", step.name, seconds.as_secs_f32());
    }
    let failed: Vec<_> =
        done.into_iter().filter_map(|(step, _, result)| Some((step.name, result.err()?))).collect();
    match failed.as_slice() {
        [] => Ok(()),
        [(name, error)] => bail!("The step `{name}` failed: {error:#}"),
        many => bail!(
            "These steps failed: {}.",
            many.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        ),
    }
}

fn choose(steps: &Steps) -> Result<Vec<&'static Step>> {
    let chosen: Vec<_> = match steps {
        Steps::All => STEPS.iter().collect(),
        Steps::Quick => STEPS.iter().filter(|step| step.quick).collect(),
        Steps::Only(name) => STEPS.iter().filter(|step| step.name == name).collect(),
    };
    let names = STEPS.iter().map(|step| step.name).collect::<Vec<_>>().join(", ");
    ensure!(!chosen.is_empty(), "There is no such step; there are {names}.");
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(steps: &Steps) -> Vec<&'static str> {
        choose(steps).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn the_quick_steps_build_nothing_that_runs() {
        assert_eq!(names(&Steps::Quick), ["fmt", "clippy", "clippy-wasm", "tidy"]);
    }

    #[test]
    fn one_step_is_chosen_by_name_and_a_wrong_name_lists_them() {
        assert_eq!(names(&Steps::Only("typos".into())), ["typos"]);
        let message = choose(&Steps::Only("tipos".into())).unwrap_err().to_string();
        assert!(message.contains("fmt, clippy, clippy-wasm, tidy, deny, typos"), "{message}");
    }
}
