//! The result, as it is kept.

use crate::ids::{ClaimId, CommitId, Date};
use crate::yaml::{FromYaml, Located, Node, Reader, Text, record};
use serde::Serialize;

/// Between which commits all claims about lines of a work hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// The day on which the history was looked at.
    pub on: Date,
    /// How many commits there were on all branches.
    pub commits: u64,
    /// At how many of them every check holds.
    pub holds: u64,
    /// How many commits other references had: requests to merge, tags.
    pub elsewhere: u64,
    /// At how many of them every check holds.
    #[serde(rename = "elsewhere-holds")]
    pub elsewhere_holds: u64,
    /// How many checks were asked.
    pub checks: u64,
    /// The claims that they belong to.
    pub claims: Vec<ClaimId>,
    /// The commits at which all hold and before which they do not.
    pub begins: Vec<Edge>,
    /// The commits at which all hold and after which they do not, or nothing comes.
    pub ends: Vec<Edge>,
    /// The branches.
    pub branches: Vec<Branch>,
}

/// A commit at the edge of those at which all checks hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// The commit.
    pub commit: CommitId,
    /// Its day.
    pub date: Date,
    /// The commit just outside; nothing if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beyond: Option<CommitId>,
    /// Its day.
    #[serde(skip_serializing_if = "Option::is_none", rename = "beyond-date")]
    pub beyond_date: Option<Date>,
    /// The claims that fail there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fails: Vec<ClaimId>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// Its name.
    pub name: String,
    /// How many commits it reaches.
    pub commits: u64,
    /// At how many of them every check holds.
    pub holds: u64,
}

record! {
    /// [`Dated`] as it is written.
    pub struct DatedRecord as "a dating" {
        /// The day.
        required on: Located<Date>,
        /// The commits.
        required commits: Located<u64>,
        /// Those at which all hold.
        required holds: Located<u64>,
        /// The commits that are on no branch.
        required elsewhere: Located<u64>,
        /// Those of them at which all hold.
        required elsewhere_holds: Located<u64>,
        /// The checks.
        required checks: Located<u64>,
        /// The claims.
        listed claims: Vec<Located<ClaimId>>,
        /// Where it begins.
        listed begins: Vec<EdgeRecord>,
        /// Where it ends.
        listed ends: Vec<EdgeRecord>,
        /// The branches.
        listed branches: Vec<BranchRecord>,
    }
}

record! {
    /// [`Edge`] as it is written.
    pub struct EdgeRecord as "an edge of a dating" {
        /// The commit.
        required commit: Located<CommitId>,
        /// Its day.
        required date: Located<Date>,
        /// The commit just outside.
        optional beyond: Located<CommitId>,
        /// Its day.
        optional beyond_date: Located<Date>,
        /// What fails there.
        listed fails: Vec<Located<ClaimId>>,
    }
}

record! {
    /// [`Branch`] as it is written.
    pub struct BranchRecord as "a branch" {
        /// The name.
        required name: Located<Text>,
        /// The commits.
        required commits: Located<u64>,
        /// Those at which all hold.
        required holds: Located<u64>,
    }
}

impl FromYaml for Dated {
    fn schema() -> serde_json::Value {
        DatedRecord::schema()
    }

    fn from_yaml(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let record = DatedRecord::from_yaml(node, reader)?;
        let values = |list: Vec<Located<ClaimId>>| list.into_iter().map(|one| one.value).collect();
        let edge = |edge: EdgeRecord| Edge {
            commit: edge.commit.value,
            date: edge.date.value,
            beyond: edge.beyond.map(|commit| commit.value),
            beyond_date: edge.beyond_date.map(|date| date.value),
            fails: values(edge.fails),
        };
        let branch = |branch: BranchRecord| Branch {
            name: branch.name.to_string(),
            commits: branch.commits.value,
            holds: branch.holds.value,
        };
        Some(Self {
            on: record.on.value,
            commits: record.commits.value,
            holds: record.holds.value,
            elsewhere: record.elsewhere.value,
            elsewhere_holds: record.elsewhere_holds.value,
            checks: record.checks.value,
            claims: values(record.claims),
            begins: record.begins.into_iter().map(edge).collect(),
            ends: record.ends.into_iter().map(edge).collect(),
            branches: record.branches.into_iter().map(branch).collect(),
        })
    }
}
