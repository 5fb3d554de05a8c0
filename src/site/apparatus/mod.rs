//! What a collation looks like: two texts side by side. The pages of the site and `glossator collate --format html` show the same.

pub(crate) mod side;
