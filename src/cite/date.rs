//! Dates of publication: as people write them (`2020-04`) and as CSL-JSON has them (`{"date-parts": [[2020, 4]]}`).

use serde_json::{Value, json};

/// A date that may know only its year, or its year and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateParts {
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    pub circa: bool,
}

impl DateParts {
    /// The CSL-JSON of it.
    pub fn to_csl(self) -> Value {
        let parts: Vec<i64> = [Some(i64::from(self.year)), self.month.map(i64::from), self.day.map(i64::from)]
            .into_iter()
            .flatten()
            .collect();
        if self.circa { json!({"date-parts": [parts], "circa": true}) } else { json!({"date-parts": [parts]}) }
    }
}

/// Reads any of the forms. Of a range the beginning counts: no style we know prints the end in a citation, and the
/// processor cannot take it.
pub(super) fn read(value: &Value) -> Result<DateParts, String> {
    match value {
        Value::String(text) => from_text(text),
        Value::Number(number) => from_text(&number.to_string()),
        Value::Object(fields) => {
            if let Some(raw) = fields.get("raw").and_then(Value::as_str) {
                return from_text(raw);
            }
            let first = fields.get("date-parts").and_then(Value::as_array).and_then(|ranges| ranges.first());
            let parts: Vec<i64> = first.and_then(Value::as_array).into_iter().flatten().filter_map(number).collect();
            let circa = fields.get("circa").is_some_and(|circa| !matches!(circa, Value::Bool(false) | Value::Null));
            from_numbers(&parts, circa).ok_or_else(|| wrong(&value.to_string()))
        }
        _ => Err(wrong(&value.to_string())),
    }
}

fn from_text(text: &str) -> Result<DateParts, String> {
    let start = text.split('/').next().unwrap_or(text).trim();
    let (start, circa) = match start.strip_suffix('~') {
        Some(rest) => (rest, true),
        None => (start, false),
    };
    let parts: Option<Vec<i64>> = start.split('-').map(|part| part.parse().ok()).collect();
    parts.and_then(|parts| from_numbers(&parts, circa)).ok_or_else(|| wrong(text))
}

fn from_numbers(parts: &[i64], circa: bool) -> Option<DateParts> {
    let (year, month, day) = match parts {
        [year] => (year, None, None),
        [year, month] => (year, Some(month), None),
        [year, month, day] => (year, Some(month), Some(day)),
        _ => return None,
    };
    let within = |value: &i64, last: i64| (1..=last).contains(value).then(|| u8::try_from(*value).ok()).flatten();
    Some(DateParts {
        year: i16::try_from(*year).ok()?,
        month: month.map(|month| within(month, 12).ok_or(())).transpose().ok()?,
        day: day.map(|day| within(day, 31).ok_or(())).transpose().ok()?,
        circa,
    })
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn wrong(text: &str) -> String {
    format!("`{text}` is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
}

#[cfg(test)]
mod tests {
    use super::*;

    const APRIL: DateParts = DateParts { year: 2020, month: Some(4), day: None, circa: false };

    #[test]
    fn all_forms_say_the_same() {
        for form in [
            json!("2020-04"),
            json!({"raw": "2020-04"}),
            json!({"date-parts": [[2020, 4]]}),
            json!({"date-parts": [["2020", "4"], [2021]]}),
            json!("2020-04/2020-05"),
        ] {
            assert_eq!(read(&form), Ok(APRIL), "{form}");
        }
        assert_eq!(read(&json!(2020)), Ok(DateParts { month: None, ..APRIL }));
        assert_eq!(APRIL.to_csl(), json!({"date-parts": [[2020, 4]]}));
        assert!(read(&json!("1984~")).is_ok_and(|date| date.circa && date.to_csl()["circa"] == json!(true)));
    }

    #[test]
    fn no_month_13_and_no_day_0() {
        for form in [
            json!("2020-13"),
            json!("2020-04-00"),
            json!("2020-04-01-01"),
            json!(""),
            json!({}),
            json!({"date-parts": [[]]}),
            json!(null),
            json!("99999"),
        ] {
            assert!(read(&form).is_err(), "{form}");
        }
    }
}
