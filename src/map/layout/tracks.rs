//! Lines side by side: who shares a way, and who must keep apart.

use std::collections::BTreeMap;

/// A stretch of a way that a bundle of lines wants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// The way.
    pub(super) way: usize,
    /// The bundle: its lines run on one track.
    pub(super) bundle: usize,
    /// Where the stretch begins.
    pub(super) from: f64,
    /// Where it ends.
    pub(super) to: f64,
}

/// The tracks of all ways: for each way and bundle its track from 0, and for each way how many there are.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    tracks: BTreeMap<(usize, usize), usize>,
    counts: BTreeMap<usize, usize>,
}

/// How far apart two stretches on one track are at least.
const APART: f64 = 6.0;

impl Tracks {
    /// Gives each bundle the first track of its way that is free where it runs, the longest first.
    pub(super) fn of(wishes: &[Wish]) -> Self {
        let mut spans: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
        for wish in wishes {
            let (from, to) = (wish.from.min(wish.to), wish.from.max(wish.to));
            let span = spans.entry((wish.way, wish.bundle)).or_insert((from, to));
            *span = (span.0.min(from), span.1.max(to));
        }
        let mut order: Vec<_> = spans.into_iter().collect();
        order.sort_by(|(a, (a0, a1)), (b, (b0, b1))| (b1 - b0).total_cmp(&(a1 - a0)).then(a.cmp(b)));
        let mut taken: BTreeMap<usize, Vec<Vec<(f64, f64)>>> = BTreeMap::new();
        let mut all = Self::default();
        for ((way, bundle), (from, to)) in order {
            let tracks = taken.entry(way).or_default();
            let is_free = |spans: &Vec<(f64, f64)>| spans.iter().all(|(a, b)| to + APART < *a || *b + APART < from);
            let track = tracks.iter().position(is_free).unwrap_or(tracks.len());
            if track == tracks.len() {
                tracks.push(Vec::new());
            }
            tracks[track].push((from, to));
            all.tracks.insert((way, bundle), track);
            all.counts.insert(way, tracks.len());
        }
        all
    }

    /// How far from the middle of its way a bundle runs, where the way reaches so far to both sides. Tracks lie around the middle, at most
    /// `apart` from each other and as close as they must.
    pub(super) fn offset(&self, way: usize, bundle: usize, reach: f64, apart: f64) -> f64 {
        let count = self.counts.get(&way).copied().unwrap_or(1).max(1) as f64;
        let track = self.tracks.get(&(way, bundle)).copied().unwrap_or(0) as f64;
        let step = if count > 1.0 { apart.min(2.0 * reach / (count - 1.0)) } else { 0.0 };
        (track - (count - 1.0) / 2.0) * step
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_bundle_share_a_track_and_others_keep_apart() {
        let wish = |bundle, from, to| Wish { way: 0, bundle, from, to };
        let tracks =
            Tracks::of(&[wish(1, 0.0, 100.0), wish(1, 50.0, 10.0), wish(2, 40.0, 60.0), wish(3, 200.0, 220.0)]);
        let offset = |bundle| tracks.offset(0, bundle, 9.0, 3.0);
        assert_eq!((offset(1), offset(2), offset(3)), (-1.5, 1.5, -1.5));
    }

    #[test]
    fn a_crowd_moves_together() {
        let wishes: Vec<_> = (0..10).map(|bundle| Wish { way: 0, bundle, from: 0.0, to: 9.0 }).collect();
        let tracks = Tracks::of(&wishes);
        assert!((0..10).all(|bundle| tracks.offset(0, bundle, 9.0, 3.0).abs() <= 9.0));
    }
}
