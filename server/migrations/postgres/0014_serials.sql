-- Serials follow each other byte by byte, as the program compares them, whatever the language of the database.

ALTER TABLE blank_end DROP CONSTRAINT blank_end_outlet_state_serial_fkey;
ALTER TABLE blank ALTER COLUMN serial TYPE TEXT COLLATE "C";
ALTER TABLE blank_end ALTER COLUMN serial TYPE TEXT COLLATE "C";
ALTER TABLE blank_end ADD FOREIGN KEY (outlet, state, serial) REFERENCES blank (outlet, state, serial);
