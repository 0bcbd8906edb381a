-- Each case goes to an agency of its region, and a clerk may work for one.

ALTER TABLE application ADD COLUMN agency TEXT;
-- A page is read along one of these, a status at a time, without a look at the cases that are not on it.
DROP INDEX application_queue;
DROP INDEX application_urgency;
DROP INDEX application_service;
CREATE INDEX application_queue ON application (region, status, promised, since, id);
CREATE INDEX application_urgency ON application (region, promised, since, id);
CREATE INDEX application_service ON application (region, service, status, promised, since, id);
CREATE INDEX application_agency ON application (region, agency, status, promised, since, id, service);

ALTER TABLE staff ADD COLUMN agency TEXT;
