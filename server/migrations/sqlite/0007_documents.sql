-- Pictures of papers. One belongs to no application until one is handed in with it; person is a blind index.

CREATE TABLE document (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  visit BLOB NOT NULL REFERENCES visit (id),
  person BLOB NOT NULL,
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  application BLOB REFERENCES application (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_visit ON document (visit);
CREATE INDEX document_object ON document (object);
CREATE INDEX document_application ON document (application) WHERE application IS NOT NULL;
CREATE INDEX document_loose ON document (taken_at) WHERE application IS NULL;
