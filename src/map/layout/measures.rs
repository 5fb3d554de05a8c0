//! The lengths that a layout is made with.

/// The lengths that a layout is made with.
#[derive(Clone, Copy, Debug)]
pub struct Measures {
    /// The most that the sheet may be wide.
    pub width: f64,
    /// The most stacks side by side.
    pub stacks: usize,
    /// The most that a stack is wide.
    pub widest_stack: f64,
    /// The width of a gutter.
    pub gutter: f64,
    /// Between two boxes of a stack.
    pub gap: f64,
    /// The height of a work's title.
    pub title: f64,
    /// The height of a column's heading.
    pub heading: f64,
    /// The height of the free ways above and below the boxes of a work.
    pub way: f64,
    /// Between two works.
    pub between: f64,
    /// The height of a line of a name.
    pub line: f64,
    /// The width of a character of a name.
    pub character: f64,
    /// The size of the sign, which stands on the upper left corner.
    pub sign: f64,
    /// Around the name.
    pub padding: f64,
}

/// For the great picture.
pub const WIDE: Measures = Measures {
    width: 1200.0,
    stacks: 12,
    widest_stack: 132.0,
    gutter: 17.0,
    gap: 11.0,
    title: 30.0,
    heading: 18.0,
    way: 20.0,
    between: 26.0,
    line: 11.0,
    character: 5.45,
    sign: 10.0,
    padding: 4.0,
};

/// For a telephone.
pub const NARROW: Measures = Measures {
    width: 330.0,
    stacks: 2,
    widest_stack: 160.0,
    gutter: 18.0,
    gap: 12.0,
    title: 0.0,
    heading: 20.0,
    way: 14.0,
    between: 0.0,
    line: 13.0,
    character: 6.7,
    sign: 12.0,
    padding: 5.0,
};

impl Measures {
    /// The width of each stack where there are so many.
    pub(super) fn stack(&self, stacks: usize) -> f64 {
        let stacks = stacks.max(1) as f64;
        (((self.width - (stacks + 1.0) * self.gutter) / stacks).floor()).min(self.widest_stack)
    }

    /// How many characters of a name go into a line.
    pub(super) fn characters(&self, stack: f64) -> usize {
        (((stack - 2.0 * self.padding) / self.character).floor().max(4.0)) as usize
    }

    /// The width of a sheet of so many stacks.
    pub(super) fn sheet(&self, stacks: usize) -> f64 {
        let stacks = stacks.max(1);
        stacks as f64 * self.stack(stacks) + (stacks as f64 + 1.0) * self.gutter
    }

    /// The left side of a stack.
    pub(super) fn left(&self, stack: usize, stacks: usize) -> f64 {
        self.gutter + stack as f64 * (self.stack(stacks) + self.gutter)
    }
}
