-- Who acts for another: the agent who handed an application in, and whom a photo shows when it is not the one who made it.

ALTER TABLE application ADD COLUMN agent BLOB;
CREATE INDEX application_agent ON application (agent) WHERE agent IS NOT NULL;
ALTER TABLE photo ADD COLUMN shows BLOB;
