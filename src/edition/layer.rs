//! Layers and phases: the two axes of the map.

use crate::yaml::choice;

choice! {
    /// Where a file stands towards the model.
    pub enum Layer {
        /// The code of the model.
        Core = "core",
        /// Between model and application.
        Mediating = "mediating",
        /// Code that underwrites applications.
        Ancillary = "ancillary",
        /// Files that are not code: read-mes, licences, lists.
        Paratext = "paratext",
    }
}

impl Layer {
    /// The letter that stands for the layer wherever its colour does.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Core => 'C',
            Self::Mediating => 'M',
            Self::Ancillary => 'A',
            Self::Paratext => 'P',
        }
    }

    /// What it is, in a sentence for readers.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Core => "The code of the model.",
            Self::Mediating => "What stands between the model and what is made of it.",
            Self::Ancillary => "The code that underwrites applications.",
            Self::Paratext => "Files that are not code: read-mes, licences, lists.",
        }
    }
}

choice! {
    /// Where in the life of a prediction a file works.
    pub enum Phase {
        /// Gathering and shaping of data.
        Data = "data",
        /// Training and fine-tuning.
        Training = "training",
        /// Text on its way to the model.
        Input = "input",
        /// The network.
        Model = "model",
        /// Choosing from what the network gives.
        Sampling = "sampling",
        /// Text on its way from the model.
        Output = "output",
        /// Where people meet it.
        Interface = "interface",
        /// Getting it to run.
        Deployment = "deployment",
    }
}
