//! What notes must and must not have.

use super::{cases, draw};
use crate::support::Edition;

const PARATEXT: &str = "annotations/notes/echo/README.md/means-nothing.yaml";
const REPLY: &str = "annotations/notes/lantern/game.py/reply-to-chance.yaml";

cases! {
    character_that_nobody_sees: draw("title: One place", "title: One\u{202e} place");
    character_that_nobody_sees_by_its_number: draw("title: One place where chance decides", "title: \"One\\u200b place where chance decides\"");
    character_that_nobody_sees_by_markdown: draw("  the dice take one of them.", "  the dice &#x2067;take one of them.");
    letter_that_looks_like_another: draw("title: One place", "title: One pl\u{430}ce");
    orcid_with_a_slip: Edition::new().replace("annotations/contributors.yaml", "  home: https://example.org/tomas\n", "  home: https://example.org/tomas\n  orcid: 0000-0002-1825-0079\n");
    kind_needs_words: Edition::new().replace(PARATEXT, "  on: It means nothing by it\n", "");
    kind_needs_two_fields: draw("kind: gloss", "kind: reply");
    kind_has_no_stance: draw("kind: gloss", "kind: gloss\nto: lantern/game.py/editors-choice\nstance: disputes");
    editors_only: Edition::new().replace("annotations/notes/lantern/game.py/editors-choice.yaml", "by: [ines]", "by: [tomas]");
    cited_but_not_listed: draw("  Here the chain", "  Here [@ray2018] the chain");
    sees_itself: draw("see: [echo/echo/chain.py/window]", "see: [echo/echo/chain.py/one-chance]");
    replies_to_itself: Edition::new().replace(REPLY, "to: echo/echo/chain.py/one-chance", "to: lantern/game.py/reply-to-chance");
    html_in_a_body: draw("  Here the chain", "  <em>Here</em> the chain");
}
