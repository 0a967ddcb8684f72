"""How migrations run: all of them in one transaction, on SQLite and on PostgreSQL.

`flask db migrate -m "What it does"` numbers the new file and writes its number into `HEAD`, so two
branches that both add a migration collide in git and not in production.
"""

import re
from pathlib import Path
from typing import Any, Literal

from alembic import context
from alembic.script import write_hooks
from flask import current_app
from sqlalchemy import Connection, Engine

from events_app.models.types import Moment

HERE = Path(__file__).parent
#: a migration that has to wait for a busy table gives up before requests pile up behind it
LOCK_TIMEOUT = "5s"


def run() -> None:
    """Run what `flask db` asked for on the application's database."""
    engine: Engine = current_app.extensions["migrate"].db.engine
    if context.is_offline_mode():
        context.configure(url=engine.url, literal_binds=True, **_options())
        with context.begin_transaction():
            context.run_migrations()
        return
    with engine.execution_options(writes=True).connect() as connection:
        _foreign_keys(connection, on=False)
        with connection.begin():
            _migrate(connection)
        _foreign_keys(connection, on=True)


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
    context.configure(connection=connection, **_options())
    context.run_migrations()
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            tables = ", ".join(sorted({row[0] for row in broken}))
            raise RuntimeError(f"the migration leaves broken references in {tables}")


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """SQLite alters a table by making it again, which must not empty those that refer to it.

    The setting only takes effect between transactions, hence the driver's own connection.
    """
    driver = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite" and driver is not None:
        driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _options() -> dict[str, Any]:
    return {
        "target_metadata": current_app.extensions["migrate"].db.metadata,
        "transactional_ddl": True,
        "render_as_batch": True,
        "compare_type": True,
        "compare_server_default": True,
        "render_item": _render_item,
        "process_revision_directives": _number,
    }


def _render_item(kind: str, item: object, _autogenerate: Any) -> str | Literal[False]:
    """A migration does not import the application's types: they change, it must not."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


def _number(_context: Any, _revision: Any, directives: list[Any]) -> None:
    script = directives[0]
    kept = [re.match(r"\d{4}", file.name) for file in (HERE / "versions").glob("*.py")]
    script.rev_id = f"{max((int(n[0]) for n in kept if n), default=0) + 1:04}"


@write_hooks.register("head")
def _write_head(filename: str, _options: Any) -> None:
    (HERE / "HEAD").write_text(f"{Path(filename).name[:4]}\n")


run()
