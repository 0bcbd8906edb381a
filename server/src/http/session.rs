//! Who asks: the visit, the identified person, the browser, the address.
//!
//! **Invariant:** a visit that was not seen for [`VISIT_SECONDS`] is over, whatever its cookie says.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use domain::{
    id_number::IdNumber,
    kiosk::{Kiosk, KioskId},
    moment::Moment,
    photo::{PhotoProfile, PhotoPurpose},
    problem::ErrorCode,
    region::RegionProfile,
};

use super::{cookies, problem::ApiError, signed::Signed};
use crate::{
    app::App,
    core::Place,
    forms::{Known, VisitDetails},
    store::{BlindIndex, Change, TokenHash, VisitRecord, VisitStage},
};

/// Seconds that a visit goes on without being seen.
pub(crate) const VISIT_SECONDS: i64 = 15 * 60;
/// Seconds after which being seen is noted.
const NOTE_AFTER: i64 = 30;

/// An open visit.
pub(super) struct Visit(pub(super) VisitRecord);

impl FromRequestParts<App> for Visit {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let token = cookies::hash_of(&parts.headers, cookies::VISIT).ok_or(ErrorCode::NotSignedIn)?;
        let now = app.now();
        let visit = app.store.visit(&token).await?.filter(|visit| visit.is_open(now));
        let visit = visit.ok_or(ErrorCode::NotSignedIn)?;
        let Ok(signed) = Signed::from_request_parts(parts, app).await;
        visit.kiosk.as_ref().map(|id| known_kiosk(app, id, &signed)).transpose()?;
        Ok(Self(noted(app, visit, now).await?))
    }
}

/// The kiosk of this name. One that is not for demonstration must have signed what is asked, or ask by its pass for what
/// no browser signs.
pub(super) fn known_kiosk<'a>(app: &'a App, id: &KioskId, signed: &Signed) -> Result<&'a Kiosk, ApiError> {
    let kiosk = app.regions.kiosk(id).ok_or(ErrorCode::NotFound)?;
    if kiosk.demo || signed.is_by(id) { Ok(kiosk) } else { Err(ErrorCode::KioskRefused.into()) }
}

/// The visit as it goes on, which is noted unless it was just now.
async fn noted(app: &App, visit: VisitRecord, now: Moment) -> Result<VisitRecord, ApiError> {
    if visit.seen_at.plus_seconds(NOTE_AFTER) > now {
        return Ok(visit);
    }
    let noted = VisitRecord { seen_at: now, expires_at: now.plus_seconds(VISIT_SECONDS), ..visit };
    let VisitRecord { id, seen_at, expires_at, .. } = noted;
    app.commit(vec![Change::TouchVisit { id, seen_at, expires_at }]).await?;
    Ok(noted)
}

/// A person who is identified, confirmed the name, and is insured here.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) visit: VisitRecord,
    pub(super) index: BlindIndex,
    pub(super) details: VisitDetails,
    pub(super) known: Known,
}

impl FromRequestParts<App> for Person {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Reader(person) = Reader::from_request_parts(parts, app).await?;
        if person.known.place == Place::Here { Ok(person) } else { Err(ErrorCode::NotAllowed.into()) }
    }
}

/// The same where something is only read: whoever is not insured any more keeps the right to what is on record.
pub(super) struct Reader(pub(super) Person);

impl FromRequestParts<App> for Reader {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Visit(visit) = Visit::from_request_parts(parts, app).await?;
        if visit.stage != VisitStage::Identified {
            return Err(ErrorCode::NotAllowed.into());
        }
        let details = app.open_visit(&visit)?;
        let (Some(index), Some(details)) = (visit.person, details) else {
            return Err(ApiError::internal(&"an identified visit without a person"));
        };
        let known = details.known.clone().filter(|known| can_be_read(&known.place));
        let known = known.ok_or(ErrorCode::NotAllowed)?;
        Ok(Self(Person { visit, index, details, known }))
    }
}

/// Whether what is on record of somebody insured there is read here.
pub(super) const fn can_be_read(place: &Place) -> bool {
    matches!(place, Place::Here | Place::NotInForce)
}

/// The browser, if it has our cookie, and the network it calls from: what is counted is counted for that.
pub(super) struct Caller {
    pub(super) device: Option<TokenHash>,
    pub(super) address: IpAddr,
}

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let peer = peer.unwrap_or(IpAddr::from([0, 0, 0, 0]));
        let device = cookies::hash_of(&parts.headers, cookies::DEVICE);
        let address = network(address(&parts.headers, peer, &app.trusted_proxies));
        Ok(Self { device, address })
    }
}

/// The caller's address: the last one that a trusted proxy was not itself.
fn address(headers: &HeaderMap, peer: IpAddr, proxies: &[IpAddr]) -> IpAddr {
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> =
        forwarded.flat_map(|line| line.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    let mut address = peer;
    for hop in hops.into_iter().rev() {
        if !proxies.contains(&address) {
            break;
        }
        address = hop;
    }
    address
}

/// What stands for everybody behind a connection: an IPv4 address, or the first 64 bits of an IPv6 one. Whoever has one of those has
/// all the rest.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(long) => Ipv6Addr::from_bits(long.to_bits() >> 64 << 64).into(),
        short @ IpAddr::V4(_) => short,
    }
}

/// The rules that apply to a visit.
pub(super) fn rules<'a>(app: &'a App, visit: &VisitRecord) -> Result<&'a RegionProfile, ApiError> {
    app.regions.get(&visit.region).ok_or_else(|| ErrorCode::NotFound.into())
}

/// What a photo for this must be of whoever has this number, today: children are asked for less.
pub(super) fn photo_rules(
    app: &App,
    visit: &VisitRecord,
    number: &IdNumber,
    purpose: PhotoPurpose,
) -> Result<PhotoProfile, ApiError> {
    let years = number.years_on(app.now().day()).unwrap_or(u8::MAX);
    Ok(rules(app, visit)?.photo_for(purpose).clone().for_age(years))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        let headers = HeaderMap::from_iter([(
            axum::http::HeaderName::from_static("x-forwarded-for"),
            axum::http::HeaderValue::from_static("6.6.6.6, 10.9.9.9"),
        )]);
        let [peer, proxy, client] = [[1, 2, 3, 4], [10, 0, 0, 1], [10, 9, 9, 9]].map(IpAddr::from);
        assert_eq!(address(&headers, peer, &[proxy]), peer);
        assert_eq!(address(&headers, proxy, &[proxy]), client);
        assert_eq!(address(&HeaderMap::new(), proxy, &[proxy]), proxy);
    }

    #[test]
    fn whoever_has_many_addresses_counts_as_one() {
        let of = |text: &str| network(text.parse().unwrap()).to_string();
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(of("2001:db8:1:2:ffff::1"), "2001:db8:1:2::");
        assert_eq!(of("2001:db8:1:3::1"), "2001:db8:1:3::");
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7", "an IPv4 address in the clothes of the other");
    }
}
