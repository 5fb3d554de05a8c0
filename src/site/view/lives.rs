//! What a reading page shows of the lives of its lines: a strip, and on demand a table of the commits that they came and last changed with.
//!
//! The strip has a column for each line, from the first to the last. Above its axis stands when the line came, below it when it last changed: the later,
//! the longer and the further on in a row of five colours. So length says what colour says, and one length is one time in all files of a work.
//!
//! The five are equal parts of the commits that lines of the work come from, not of the days: most works are written in a few weeks and mended for
//! years, and in five equal times all of the weeks would look the same.

use super::Publication;
use crate::corpus::holdings::FileKey;
use crate::corpus::lives::{Commit, Lives, Run};
use crate::edition::Work;
use crate::ids::{CommitId, Date, LineRange};
use crate::site::html::Html;
use crate::site::links::Linker;
use crate::site::words;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How many parts the time is divided into.
const STEPS: usize = 5;
/// How long a bar of the first part is, and how much longer each next, in units of the strip.
const SHORTEST: usize = 3;
const LONGER: usize = 3;

/// What is shown, and the ranges of lines that it links to; nothing, if nobody has traced the lines of this file.
pub(super) fn of_file(
    publication: &Publication<'_>,
    work: &Work,
    file: &FileKey,
    links: &Linker,
) -> Option<(Value, Vec<LineRange>)> {
    let lives = publication.resolved.lives.get(&file.work).filter(|_| file.state.is_none())?;
    let runs = lives.files.get(&file.path)?;
    let last = runs.last()?.lines.last();
    let ages = Ages::of(lives);
    let (came, changed) = (gather(runs, |run| run.came), gather(runs, |run| run.changed));
    let mut commits: Vec<usize> = came.keys().chain(changed.keys()).copied().collect();
    commits.sort_unstable();
    commits.dedup();
    let part = |name: &str, ranges: Option<&Vec<LineRange>>| {
        let ranges = ranges.map(Vec::as_slice).unwrap_or_default();
        let place = |range: &LineRange| {
            let name = words::lines(*range);
            let name = name.trim_start_matches("lines ").trim_start_matches("line ").to_owned();
            json!({ "name": name, "href": links.code(file, Some(*range)) })
        };
        let count = match ranges.iter().map(|range| range.count()).sum::<u32>() {
            1 => "1 line".to_owned(),
            count => format!("{} lines", words::number(count.into())),
        };
        json!({ "name": name, "count": count, "places": ranges.iter().map(place).collect::<Vec<_>>() })
    };
    let row = |at: &usize| {
        let commit = &lives.commits[*at]; // every run's commit is in the list: `Lives::read` proves it
        json!({
            "date": commit.date,
            "commit": commit.id.short(7),
            "href": upstream(work, commit),
            "age": ages.step(commit.date) + 1,
            "cells": [part("Came", came.get(at)), part("Changed", changed.get(at))],
        })
    };
    let dates = || commits.iter().map(|at| lives.commits[*at].date);
    let time = between((dates().min()?, dates().max()?));
    let view = json!({
        "svg": strip(runs, last, lives, &ages),
        "time": time,
        "on": lives.on,
        "key": key(&commits, lives, &ages),
        "commits": commits.iter().map(row).collect::<Vec<_>>(),
    });
    let ranges = came.into_values().chain(changed.into_values()).flatten().collect();
    Some((view, ranges))
}

/// "2019-02-10" or "2019-02-10 to 2019-08-26".
fn between((first, last): (Date, Date)) -> String {
    if first == last { format!("{first}") } else { format!("{first} to {last}") }
}

/// The lines of each commit, neighbours joined.
fn gather(runs: &[Run], of: impl Fn(&Run) -> usize) -> BTreeMap<usize, Vec<LineRange>> {
    let mut found: BTreeMap<usize, Vec<LineRange>> = BTreeMap::new();
    for same in runs.chunk_by(|a, b| of(a) == of(b)) {
        let (first, last) = (same[0].lines.first(), same[same.len() - 1].lines.last()); // a chunk has at least one
        found.entry(of(&same[0])).or_default().extend(LineRange::new(first, last));
    }
    found
}

/// Five equal parts of the commits that the lines of a work come from; those of one day are in one part.
struct Ages {
    /// The days of the commits, in order; one that has several as often.
    days: Vec<Date>,
}

impl Ages {
    fn of(lives: &Lives) -> Self {
        let mut days: Vec<Date> = lives.commits.iter().map(|commit| commit.date).collect();
        days.sort_unstable();
        Self { days }
    }

    /// The part that a day is in, from 0.
    fn step(&self, date: Date) -> usize {
        let before = self.days.partition_point(|day| *day < date);
        (before * STEPS / self.days.len().max(1)).min(STEPS - 1)
    }
}

/// Which colour is which time, as far as it occurs.
fn key(commits: &[usize], lives: &Lives, ages: &Ages) -> Vec<Value> {
    let mut times: BTreeMap<usize, (Date, Date)> = BTreeMap::new();
    for date in commits.iter().map(|at| lives.commits[*at].date) {
        let time = times.entry(ages.step(date)).or_insert((date, date));
        *time = (time.0.min(date), time.1.max(date));
    }
    times.into_iter().map(|(step, time)| json!({ "age": step + 1, "time": between(time) })).collect()
}

fn strip(runs: &[Run], last: u32, lives: &Lives, ages: &Ages) -> String {
    let most = SHORTEST + LONGER * (STEPS - 1);
    let length = |at: usize| SHORTEST + LONGER * ages.step(lives.commits[at].date);
    let view = format!("0 0 {last} {}", 2 * most + 1);
    let label = format!("When each of {} lines came, above, and last changed, below", words::number(last.into()));
    let mut svg = Html::with_capacity(2048);
    svg.open(
        "svg",
        &[
            ("class", "strip"),
            ("viewBox", &view),
            ("preserveAspectRatio", "none"),
            ("role", "img"),
            ("aria-label", &label),
            ("shape-rendering", "crispEdges"),
        ],
    );
    for (of, up) in [((|run: &Run| run.came) as fn(&Run) -> usize, true), (|run: &Run| run.changed, false)] {
        // One outline for each colour, however many lines have it.
        let mut outlines: BTreeMap<usize, String> = BTreeMap::new();
        for (at, ranges) in gather(runs, of) {
            let y = if up { most - length(at) } else { most + 1 };
            let outline = outlines.entry(ages.step(lives.commits[at].date)).or_default();
            for range in ranges {
                let (x, wide, high) = (range.first() - 1, range.count(), length(at));
                outline.push_str(&format!("M{x} {y}h{wide}v{high}h-{wide}z"));
            }
        }
        for (step, d) in outlines {
            svg.empty("path", &[("class", &format!("age-{}", step + 1)), ("d", &d)]);
        }
    }
    svg.finish()
}

/// The page of a commit where the work is published.
fn upstream(work: &Work, commit: &Commit) -> Option<String> {
    let origin = work.pin().origins.iter().find_map(|origin| origin.git.as_ref())?;
    on_host(&origin.value, &commit.id)
}

/// The page of a commit of a repository, on the hosts whose addresses for it are known.
fn on_host(repository: &str, commit: &CommitId) -> Option<String> {
    let mut address = url::Url::parse(repository).ok().filter(|url| url.scheme() == "https")?;
    let between = match address.host_str()? {
        "github.com" | "codeberg.org" => "commit",
        "gitlab.com" => "-/commit",
        _ => return None,
    };
    let repository = address.path().trim_end_matches('/').trim_end_matches(".git").to_owned();
    address.set_path(&format!("{repository}/{between}/{commit}"));
    Some(address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(lines: &str, came: usize, changed: usize) -> Run {
        Run { lines: lines.parse().unwrap(), came, changed }
    }

    #[test]
    fn lines_of_one_commit_are_joined_whatever_else_parts_them() {
        let runs = [run("1-4", 0, 0), run("5", 0, 1), run("6-9", 1, 1), run("10", 0, 1)];
        let told = |of: fn(&Run) -> usize| -> Vec<_> {
            let all = gather(&runs, of).into_iter();
            all.map(|(at, ranges)| (at, ranges.iter().map(ToString::to_string).collect::<Vec<_>>())).collect()
        };
        let lines = |lines: &[&str]| lines.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(told(|run| run.came), [(0, lines(&["1-5", "10"])), (1, lines(&["6-9"]))]);
        assert_eq!(told(|run| run.changed), [(0, lines(&["1-4"])), (1, lines(&["5-10"]))]);
    }

    #[test]
    fn parts_have_as_many_commits_and_a_day_is_in_one() {
        let days = |days: &[&str]| days.iter().map(|day| day.parse::<Date>().unwrap()).collect::<Vec<_>>();
        let steps = |of: &[&str]| {
            let ages = Ages { days: days(of) };
            ages.days.iter().map(|day| ages.step(*day)).collect::<Vec<_>>()
        };
        assert_eq!(steps(&["2019-02-10", "2019-02-11", "2019-02-12", "2019-02-13", "2026-02-10"]), [0, 1, 2, 3, 4]);
        assert_eq!(steps(&["2019-02-10", "2019-02-10", "2019-02-10", "2019-02-13", "2026-02-10"]), [0, 0, 0, 3, 4]);
        assert_eq!(steps(&["2019-02-10"]), [0]);
    }

    #[test]
    fn only_known_hosts_have_pages_for_commits() {
        let id = "1".repeat(40);
        let on_host = |repository: &str| on_host(repository, &id.parse().unwrap());
        assert_eq!(on_host("https://github.com/a/b.git"), Some(format!("https://github.com/a/b/commit/{id}")));
        assert_eq!(on_host("https://gitlab.com/a/b/"), Some(format!("https://gitlab.com/a/b/-/commit/{id}")));
        assert_eq!([on_host("https://example.org/a/b"), on_host("ssh://github.com/a/b")], [None, None]);
    }
}
