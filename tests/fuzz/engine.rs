//! The loop.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The longest input, in bytes.
const LONGEST: usize = 6000;
/// How many inputs are kept to be changed further.
const POOL: usize = 4000;
/// No input of that length takes a hundredth of it.
const TOO_SLOW: Duration = Duration::from_secs(20);

/// Numbers that look like chance and are the same in every run.
pub struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 8).unwrap() % most.max(1)
    }
}

/// What an input came to, as a number: inputs of one number are of one kind.
pub fn came_to(what: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// The size of a count, so that ten and eleven are alike and ten and a hundred are not.
pub fn size(count: usize) -> u32 {
    (count + 1).ilog2()
}

/// A way to change one input into another.
fn mutate(bytes: &mut Vec<u8>, other: &[u8], words: &[&str], dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let until = (at + 1 + dice.below(24)).min(bytes.len());
        match dice.below(11) {
            0 if !bytes.is_empty() => {
                let at = dice.below(bytes.len());
                bytes[at] ^= 1 << dice.below(8);
            }
            1 if !bytes.is_empty() => {
                let at = dice.below(bytes.len());
                bytes[at] = u8::try_from(dice.below(256)).unwrap();
            }
            2 if at < until => drop(bytes.drain(at..until)),
            3 if at < until => {
                let piece: Vec<u8> = bytes[at..until].to_vec();
                for _ in 0..1 << dice.below(6) {
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
            4 => bytes.insert(at, u8::try_from(dice.below(256)).unwrap()),
            5 if !other.is_empty() => {
                let from = dice.below(other.len());
                let piece = other[from..(from + 1 + dice.below(200)).min(other.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            6 => bytes.truncate(at),
            7 if at < until => {
                let piece: Vec<u8> = bytes.drain(at..until).collect();
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            _ if !words.is_empty() => {
                let word = words[dice.below(words.len())];
                for _ in 0..if dice.below(12) == 0 { 1 << dice.below(8) } else { 1 } {
                    bytes.splice(at..at, word.bytes());
                }
            }
            _ => {}
        }
        bytes.truncate(LONGEST);
    }
}

/// Runs a target over its seeds and what comes of them until the time is up. `words` are what inputs are made of.
pub fn fuzz(target: &'static str, seeds: &[&[u8]], words: &[&str], run: impl Fn(&[u8]) -> u64) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let budget = Duration::from_secs(number("GLOSSATOR_FUZZ_SECONDS").unwrap_or(2));
    let mut dice = Dice(number("GLOSSATOR_FUZZ_START").unwrap_or(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(target);
    // What is being tried is on disk before it is tried: neither an overflow of the stack nor a loop without end can be caught.
    let trying = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{target}"));
    let keep = |bytes: &[u8], why: &str| -> String {
        let path = folder.join(format!("{:016x}", came_to(bytes)));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, bytes).unwrap();
        format!("{target}: {why}; the input is kept in {}", path.display())
    };
    let since: Arc<Mutex<Option<Instant>>> = Arc::default();
    let watched = Arc::downgrade(&since);
    let (file, seeds_folder) = (trying.clone(), folder.clone());
    std::thread::spawn(move || {
        while let Some(since) = watched.upgrade() {
            if since.lock().unwrap().is_some_and(|since| since.elapsed() > TOO_SLOW) {
                std::fs::create_dir_all(&seeds_folder).unwrap();
                std::fs::copy(&file, seeds_folder.join("slow")).unwrap();
                eprintln!("{target}: an input takes more than {TOO_SLOW:?}; it is kept in {}", seeds_folder.display());
                std::process::exit(101);
            }
            drop(since);
            std::thread::sleep(Duration::from_millis(500));
        }
    });
    let mut pool: Vec<Vec<u8>> = Vec::new();
    let mut known = BTreeSet::new();
    let mut slowest = Duration::ZERO;
    let mut tried = 0_u64;
    let mut one = |bytes: Vec<u8>, pool: &mut Vec<Vec<u8>>| {
        std::fs::write(&trying, &bytes).unwrap();
        let began = Instant::now();
        *since.lock().unwrap() = Some(began);
        let came = catch_unwind(AssertUnwindSafe(|| run(&bytes)));
        *since.lock().unwrap() = None;
        slowest = slowest.max(began.elapsed());
        tried += 1;
        match came {
            Ok(came) if known.insert(came) && pool.len() < POOL => pool.push(bytes),
            Ok(_) => {}
            Err(_) => panic!("{}", keep(&bytes, "an input broke it")),
        }
    };
    for seed in seeds {
        one(seed.to_vec(), &mut pool);
    }
    let mut kept: Vec<PathBuf> =
        std::fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    for path in kept {
        one(std::fs::read(path).unwrap(), &mut pool);
    }
    let began = Instant::now();
    while began.elapsed() < budget {
        let mut bytes = pool[dice.below(pool.len())].clone();
        let other = pool[dice.below(pool.len())].clone();
        mutate(&mut bytes, &other, words, &mut dice);
        one(bytes, &mut pool);
    }
    println!("{target}: {tried} inputs in {} s, {} kinds, the slowest in {slowest:?}", budget.as_secs(), known.len());
}
