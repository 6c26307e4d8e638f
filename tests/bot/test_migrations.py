"""What the versions before left in the database comes through the migrations."""

import shutil
from contextlib import contextmanager
from datetime import datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from jobs import connections, migrating


@pytest.fixture
def road(tmp_path, new_database):
    """A new database that can be brought to other revisions."""
    path = tmp_path / "old.db"
    shutil.copy(new_database, path)
    engine = connections.made(f"sqlite:///{path}")
    yield Road(engine)
    engine.dispose()


class Road:
    def __init__(self, engine):
        self.engine = engine

    def go(self, what, to):
        config = Config()
        config.set_main_option("script_location", "jobs/migrations")
        config.set_main_option("path_separator", "newline")
        config.set_main_option(
            "version_locations", "jobs/migrations/versions\nbot/migrations/versions"
        )
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            what(config, to)

    @contextmanager
    def rows(self):
        with self.engine.begin() as connection:
            tables = sa.MetaData()
            tables.reflect(connection)
            yield connection, tables.tables


def test_what_chats_had_chosen_before_units_could_choose_stays_their_own_choice(road):
    road.go(command.downgrade, "counter_0007_files")
    now = datetime(2026, 1, 1)
    with road.rows() as (connection, tables):
        connection.execute(
            tables["units"].insert(), {"id": 1, "name": "A", "kind": "k", "short_name": "",
                                       "aliases": []},
        )  # fmt: skip
        for number, topics, quiet in ((1, ["doi_ngoai"], ("22:00", "06:00", "after")),
                                      (2, [], (None, None, None))):  # fmt: skip
            starts, ends, how = quiet
            connection.execute(
                tables["chats"].insert(),
                {"id": number, "platform": "p", "chat": str(number), "kind": "group", "unit_id": 1,
                 "topics": topics, "times": ["07:00"], "consent": 1, "bound_at": now, "until": now,
                 "strikes": 0, "quiet_from": starts, "quiet_to": ends, "quiet_how": how},
            )  # fmt: skip
    road.go(command.upgrade, "heads")
    with road.rows() as (connection, tables):
        chosen = connection.scalars(sa.select(tables["chats"].c.own).order_by("id")).all()
    assert chosen == [
        {"times": ["07:00"], "topics": ["doi_ngoai"], "quiet": [["22:00", "06:00", "after"]]},
        {"times": ["07:00"]},
    ]


def test_what_stood_in_the_database_at_any_step_is_known_to_whoever_restores_it(tmp_path):
    made = migrating.made(("jobs", "bot"))
    engine = connections.made(f"sqlite:///{tmp_path / 'growing.db'}")
    road = Road(engine)
    jobs = sorted(each for each in made.revisions if not each.startswith("counter_"))
    for revision in (*jobs, *sorted(made.revisions - set(jobs))):
        road.go(command.upgrade, revision)
        with engine.begin() as connection:
            held = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master").all()
        assert held
        assert [name for name, sql in held if not made.knows(name, sql)] == [], revision
    engine.dispose()


def test_what_names_a_unit_is_found_without_reading_all_of_its_table(road):
    """A list of 11,000 units is taken back: the database looks for what names each of them."""
    with road.rows() as (_, tables):
        naming = [
            (table, column)
            for table in tables.values()
            for column in table.columns
            if any(key.column.table.name == "units" for key in column.foreign_keys)
        ]
        lacking = [
            f"{table.name}.{column.name}"
            for table, column in naming
            if next(iter(table.primary_key)) is not column
            and all(next(iter(index.columns)) is not column for index in table.indexes)
        ]
    assert len(naming) > 9
    assert lacking == []
