//! Staff accounts and sessions.

use domain::{moment::Moment, region::Bilingual};

use super::{
    super::{StaffRecord, StaffSessionRecord, StoreError, TokenHash},
    Fields,
    session::{Halt, Session},
    value::args,
};

pub(super) const SELECT: &str =
    "SELECT name, office_zh, office_en, region, agency, role, password, demo FROM staff WHERE name = $1";
pub(super) const SELECT_SESSION: &str = "SELECT token, account, begun_at, expires_at FROM staff_session \
                                         WHERE token = $1 AND ended_at IS NULL";

pub(super) fn read(mut fields: Fields) -> Result<StaffRecord, StoreError> {
    Ok(StaffRecord {
        name: fields.take()?,
        office: Bilingual { zh: fields.take()?, en: fields.take()? },
        region: fields.take()?,
        agency: fields.take()?,
        role: fields.take()?,
        password: fields.take()?,
        demo: fields.take()?,
    })
}

pub(super) fn read_session(mut fields: Fields) -> Result<StaffSessionRecord, StoreError> {
    Ok(StaffSessionRecord {
        token: fields.take()?,
        account: fields.take()?,
        begun_at: fields.take()?,
        expires_at: fields.take()?,
    })
}

pub(super) async fn put(session: &mut dyn Session, staff: &StaffRecord) -> Result<(), Halt> {
    let sql = "INSERT INTO staff (name, office_zh, office_en, region, password, demo, role, agency) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name) DO UPDATE SET office_zh = $2, \
               office_en = $3, region = $4, password = $5, demo = $6, role = $7, agency = $8";
    let office = &staff.office;
    let values = args![
        staff.name,
        office.zh,
        office.en,
        staff.region,
        staff.password,
        staff.demo,
        staff.role,
        staff.agency
    ];
    session.touch(sql, values).await.map(drop)
}

pub(super) async fn begin(session: &mut dyn Session, begun: &StaffSessionRecord) -> Result<(), Halt> {
    let sql = "INSERT INTO staff_session (token, account, begun_at, expires_at) VALUES ($1, $2, $3, $4)";
    let values = args![begun.token, begun.account, begun.begun_at, begun.expires_at];
    session.touch(sql, values).await.map(drop)
}

pub(super) async fn touch(
    session: &mut dyn Session,
    token: &TokenHash,
    expires_at: Moment,
) -> Result<(), Halt> {
    let sql = "UPDATE staff_session SET expires_at = $2 WHERE token = $1 AND ended_at IS NULL";
    session.touch(sql, args![*token, expires_at]).await.map(drop)
}

pub(super) async fn end(session: &mut dyn Session, token: &TokenHash, at: Moment) -> Result<(), Halt> {
    let sql = "UPDATE staff_session SET ended_at = $2 WHERE token = $1 AND ended_at IS NULL";
    session.touch(sql, args![*token, at]).await.map(drop)
}
