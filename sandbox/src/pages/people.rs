//! Whom to sign in as: the documented people with their numbers.

use std::fmt::Write as _;

use axum::{extract::State, response::Html};
use domain::yuan;
use time::Date;

use super::{escaped, page};
use crate::{
    Sandbox, World,
    insurance::is_paid,
    people::{ANLAN, DemoPerson, ELSEWHERE, Insured, Money, NOBODY, Person, Standing, YUNLING},
    refused::Refused,
    store::StoreError,
};

/// Shows the documented people.
pub(crate) async fn people(State(world): State<World>) -> Result<Html<String>, Refused> {
    let today = world.clock.now().day();
    let mut rows = String::new();
    for known in world.people.documented() {
        // Writing to a String never fails.
        let _ = writeln!(rows, "{}", row(known, &world, today)?);
    }
    let more = world.people.all().count() - world.people.documented().len();
    let body = format!(
        r#"<p>用以下号码体验；另有 {more} 人由算法生成，不在此列出。
<span lang="en">Try these numbers; {more} more people were invented by algorithm and are not listed.</span></p>
<div class="wide"><table>
<thead><tr><th>姓名 <span lang="en">Name</span></th><th>身份证号码 <span lang="en">ID number</span></th>
<th>手机 <span lang="en">Mobile</span></th><th>参保 <span lang="en">Insured</span></th>
<th>个人账户和缴费 <span lang="en">Account and contribution</span></th>
<th>特点 <span lang="en">What is special</span></th></tr></thead>
<tbody>
{rows}</tbody>
</table></div>
<p>查无此人的有效号码：<code>{NOBODY}</code> <span lang="en">is a valid number that belongs to nobody on file.</span></p>"#
    );
    Ok(page("演示人员", "Demo people", &body))
}

fn row(known: &DemoPerson, world: &Sandbox, today: Date) -> Result<String, StoreError> {
    let person = &known.person;
    let insurances: Vec<_> = person.insurances.iter().map(insured).collect();
    let money = money(person, world, today)?;
    Ok(format!(
        r#"<tr><th scope="row">{}</th><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}</td><td>{} <span lang="en">{}</span></td></tr>"#,
        escaped(&person.name),
        person.id_number.reveal(),
        escaped(person.mobile.as_deref().unwrap_or("—")),
        insurances.join("<br>"),
        money,
        escaped(&known.special.zh),
        escaped(&known.special.en)
    ))
}

/// Whether there is an account, or what is to be paid.
fn money(person: &Person, world: &Sandbox, today: Date) -> Result<String, StoreError> {
    if person.has_account() {
        let missing = r#"<br>单位划拨未到 <span lang="en">no employer’s credit</span>"#;
        let missing = if person.money == Money::CreditMissing { missing } else { "" };
        return Ok(format!(r#"有账户 <span lang="en">account</span>{missing}"#));
    }
    let Some(assessed) = person.assessed(today).into_iter().next() else { return Ok("—".to_owned()) };
    let paid = is_paid(person, &assessed, world)?;
    let (zh, en) = if paid { ("已缴", "paid") } else { ("待缴", "to be paid") };
    let (year, amount) = (assessed.year, yuan::text(assessed.amount));
    let none = r#"无账户 <span lang="en">no account</span>"#;
    Ok(format!(r#"{none}<br>{year}：{amount} 元{zh} <span lang="en">{en}</span>"#))
}

fn insured(insured: &Insured) -> String {
    let place = match insured.region {
        ANLAN => r#"安澜 <span lang="en">Anlan</span>"#,
        YUNLING => r#"云岭 <span lang="en">Yunling</span>"#,
        ELSEWHERE => r#"外地 <span lang="en">elsewhere</span>"#,
        other => other,
    };
    let standing = match insured.standing {
        Standing::Normal => return place.to_owned(),
        Standing::Paused => r#"暂停 <span lang="en">paused</span>"#,
        Standing::Ended => r#"终止 <span lang="en">ended</span>"#,
    };
    format!("{place}<br>{standing}")
}
