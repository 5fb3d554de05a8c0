//! The bibliography for other programs: CSL-JSON.

use hayagriva::citationberg::taxonomy::Variable;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use serde_json::{Map, Value};

use super::date;
use super::item::DATES;

/// The items as CSL-JSON: dates in `date-parts` however they were written, everything else as it is. Variables that CSL does
/// not know stay out of it, so that the file is valid.
pub fn csl_json(items: &[Value]) -> Value {
    items.iter().filter_map(Value::as_object).map(export).collect()
}

fn export(item: &Map<String, Value>) -> Value {
    let exported = item.iter().filter(|(name, _)| is_variable(name)).map(|(name, value)| {
        let date = DATES.contains(&name.as_str()).then(|| date::read(value).ok()).flatten();
        (name.clone(), date.map_or_else(|| value.clone(), date::DateParts::to_csl))
    });
    Value::Object(exported.collect())
}

fn is_variable(name: &str) -> bool {
    let variable: Result<Variable, Error> = Variable::deserialize(StrDeserializer::new(name));
    matches!(name, "id" | "type") || variable.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn dates_are_parts_and_what_is_ours_stays_home() {
        let items = [
            json!({"id": "a", "type": "book", "issued": "2020-04", "list": "article", "doubt": "…", "author": [{"family": "F"}], "container-title": "T", "number": "1", "page": "3"}),
            json!("not an item"),
        ];
        let wanted = json!([{"id": "a", "type": "book", "issued": {"date-parts": [[2020, 4]]}, "author": [{"family": "F"}], "container-title": "T", "number": "1", "page": "3"}]);
        assert_eq!(csl_json(&items), wanted);
    }
}
