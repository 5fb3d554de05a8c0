//! Reading a package release.

use super::Place;
use super::choose::{self, Pinned};
use super::client::{self, NoIndex};
use super::http::Client;
use super::index::{self, Offer};
use crate::corpus::archive::{self, Layout, Taken};
use crate::corpus::gather::Gathering;
use crate::corpus::problem::harmless;
use crate::corpus::progress::{Activity, Amount, Outcome, Progress, Step};
use crate::corpus::{OriginProblem, PackagePin, Source, Trouble};
use crate::ids::{PackageUrl, RepoPath, Sha256};
use std::collections::BTreeMap;

/// The largest page of an index, in bytes. Those of projects with thousands of files have a few million.
const MAX_PAGE: u64 = 32 << 20;

/// The largest archive when no lock says its size, in bytes. Releases that carry models or compiled code are larger; nobody reads those.
const MAX_ARCHIVE: u64 = 64 << 20;

/// Takes files from the release's archive: the pinned one, or when updating the best one.
pub fn take(
    gathering: &mut Gathering<'_>,
    package: &PackageUrl,
    places: &[Place],
    progress: &dyn Progress,
) -> Result<(), Box<OriginProblem>> {
    let request = gathering.request;
    let pin = request.package_pins.get(package).filter(|_| !request.update);
    if pin.is_none() && !request.update {
        return Err(OriginProblem::NoPin { package: package.clone() }.into());
    }
    let index = client::index(&request.package_index).map_err(|none| match none {
        NoIndex::NoClient(tried) => OriginProblem::NoClient { package: package.clone(), tried },
        NoIndex::Off(setting) => OriginProblem::IndexOff { package: package.clone(), setting },
        NoIndex::Refused(url) => OriginProblem::IndexRefused { package: package.clone(), url },
    })?;
    let project = index.url.join(&format!("{}/", package.name())).unwrap_or_else(|_| index.url.clone());
    let release = Release { work: &request.work, package, places, progress, client: Client::new(index) };
    let offers = release.offers(&project)?;
    if let Some(pin) = pin {
        return match choose::pinned(&offers, pin) {
            Pinned::There(offer) => {
                let (taken, source, pin) = release.download(offer, Some(pin))?;
                release.give(gathering, taken, &source, pin);
                Ok(())
            }
            Pinned::Other(offered) => {
                Err(OriginProblem::PinGone { package: package.clone(), pin: pin.clone(), offered: Some(offered) }
                    .into())
            }
            Pinned::Gone => {
                Err(OriginProblem::PinGone { package: package.clone(), pin: pin.clone(), offered: None }.into())
            }
        };
    }
    let (good, files) = choose::of_release(&offers, package);
    // A wheel may leave out what the source archive has (a read-me, a script). So the first archive that has everything is taken,
    // and only if none has, the first.
    let mut first = None;
    for offer in good {
        let found = release.download(offer, None)?;
        if places.iter().all(|(_, at)| found.0.files.contains_key(at)) {
            first = Some(found);
            break;
        }
        first.get_or_insert(found);
    }
    match first {
        Some((taken, source, pin)) => release.give(gathering, taken, &source, pin),
        None => return Err(OriginProblem::NoArchive { package: package.clone(), files }.into()),
    }
    Ok(())
}

struct Release<'a> {
    work: &'a str,
    package: &'a PackageUrl,
    places: &'a [Place],
    progress: &'a dyn Progress,
    client: Client,
}

impl Release<'_> {
    /// Asks the index.
    fn offers(&self, project: &url::Url) -> Result<Vec<Offer>, Box<OriginProblem>> {
        let activity = Activity::Asking { package: self.package.clone() };
        let step = self.progress.begin(&Step { work: self.work.to_owned(), activity });
        let advance = &mut |done, of| self.progress.advance(step, Amount::Bytes { done, of });
        let answer = self.client.get(project, index::ACCEPT, MAX_PAGE, advance);
        self.progress.end(step, if answer.is_ok() { Outcome::Done } else { Outcome::Failed });
        let (package, url) = (self.package.clone(), project.to_string());
        match answer {
            Ok(answer) => index::read(&answer.kind, &answer.url, &answer.bytes)
                .map_err(|said| OriginProblem::IndexUnclear { package, url, said }.into()),
            Err(Trouble::Status(404)) => Err(OriginProblem::NoArchive { package, files: Vec::new() }.into()),
            Err(trouble) => Err(OriginProblem::IndexFailed { package, url, trouble }.into()),
        }
    }

    /// Downloads an archive, proves it, and takes the files from it.
    fn download(
        &self,
        offer: &Offer,
        pin: Option<&PackagePin>,
    ) -> Result<(Taken, Source, PackagePin), Box<OriginProblem>> {
        let file = harmless(pin.map_or(&offer.file, |pin| &pin.file));
        let source = Source::Package { package: self.package.clone(), file: file.clone() };
        let step = self
            .progress
            .begin(&Step { work: self.work.to_owned(), activity: Activity::Downloading { file: file.clone() } });
        let result = self.fetch(offer, pin, &source, &mut |done, of| {
            self.progress.advance(step, Amount::Bytes { done, of });
        });
        self.progress
            .end(step, result.as_ref().map_or(Outcome::Failed, |(taken, _)| Outcome::Files(taken.files.len())));
        result.map(|(taken, (sha256, size))| (taken, source, PackagePin { file, sha256, size }))
    }

    fn fetch(
        &self,
        offer: &Offer,
        pin: Option<&PackagePin>,
        source: &Source,
        advance: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<(Taken, (Sha256, u64)), Box<OriginProblem>> {
        let limit = pin.map_or(MAX_ARCHIVE, |pin| pin.size);
        let answer = self.client.get(&offer.url, "*/*", limit, advance);
        let bytes = answer.map_err(|trouble| OriginProblem::DownloadFailed { source: source.clone(), trouble })?.bytes;
        let found = Sha256::of(&bytes);
        if let Some(expected) = pin.map(|pin| pin.sha256).or(offer.sha256)
            && expected != found
        {
            return Err(OriginProblem::DownloadDiffers { source: source.clone(), expected, found }.into());
        }
        let wanted: BTreeMap<RepoPath, u64> = self.places.iter().map(|(need, at)| (at.clone(), need.limit)).collect();
        let file = pin.map_or(&offer.file, |pin| &pin.file);
        let no_archive = || OriginProblem::NoArchive { package: self.package.clone(), files: vec![file.clone()] };
        let layout = Layout::of(file).ok_or_else(no_archive)?;
        let taken = archive::take(&bytes, layout, &wanted)
            .map_err(|broken| OriginProblem::ArchiveBroken { source: source.clone(), broken })?;
        Ok((taken, (found, bytes.len() as u64)))
    }

    /// Gives on what was taken, and says what was not.
    fn give(&self, gathering: &mut Gathering<'_>, taken: Taken, source: &Source, pin: PackagePin) {
        gathering.package(self.package, pin);
        if !taken.outside.is_empty() {
            gathering.report(OriginProblem::EntriesOutside { source: source.clone(), names: taken.outside });
        }
        for (need, at) in self.places {
            let (source, path) = (source.clone(), need.path.clone());
            if let Some(bytes) = taken.files.get(at) {
                gathering.offer(&path, bytes.clone(), &source);
            } else if let Some(refusal) = taken.refused.get(at).cloned() {
                gathering.report(OriginProblem::EntryRefused { source, path, refusal });
            } else {
                gathering.report(OriginProblem::NotThere { source, path, at: at.clone() });
            }
        }
    }
}
