package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"kgraph/graph"
)

// ErrConnect: the database could not be reached.
var ErrConnect = errors.New("the database cannot be reached: is the server running, and is the address right?")

// MaxConns is how many connections one store opens at most: one a reader at
// work, and one for the writer.
const MaxConns = 40

const connectTimeout = 10 * time.Second

// Open opens the store in the database at a DSN or URL, such as
// postgres://user@host/database; its tables are made if they are not there.
// Several graphs in one database go into schemas, made too: ?search_path=name.
// The store must be closed. Errors: ErrConnect, graph.ErrForeign, graph.ErrOlder,
// graph.ErrNewer, graph.ErrNoStore.
func Open(ctx context.Context, dsn string, opts graph.Options) (*graph.Store, error) {
	db, err := connect(ctx, dsn, opts)
	if err != nil {
		return nil, fmt.Errorf("opening the store %s: %w", Name(dsn), err)
	}
	return graph.OpenDB(db, opts)
}

// Name is a DSN fit to be shown: without its password.
func Name(dsn string) string {
	if u, err := url.Parse(dsn); err == nil && u.Scheme != "" {
		return u.Redacted()
	}
	c, err := pgx.ParseConfig(dsn)
	if err != nil {
		return "postgres"
	}
	return fmt.Sprintf("postgres://%s/%s", c.Host, c.Database)
}

func connect(ctx context.Context, dsn string, opts graph.Options) (*DB, error) {
	conf, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, fmt.Errorf("not the address of a database, such as postgres:///kgraph?host=/var/run/postgresql: %w", err)
	}
	conf.MaxConns = MaxConns
	conf.ConnConfig.ConnectTimeout = connectTimeout
	if conf.ConnConfig.RuntimeParams["application_name"] == "" {
		conf.ConnConfig.RuntimeParams["application_name"] = "kgraph"
	}
	if opts.NoSync {
		conf.ConnConfig.RuntimeParams["synchronous_commit"] = "off"
	}
	// The planner must not take the table for small because it was so when
	// the statement was first seen.
	conf.ConnConfig.RuntimeParams["enable_seqscan"] = "off"
	pool, err := pgxpool.NewWithConfig(ctx, conf)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrConnect, err)
	}
	db := newDB(pool)
	if err := db.prepare(ctx, opts.ReadOnly); err != nil {
		pool.Close()
		return nil, err
	}
	return db, nil
}

// makeTables is idempotent, and safe for two at once under the lock.
const makeTables = `
CREATE TABLE IF NOT EXISTS kgraph_kv (k bytea PRIMARY KEY, v bytea NOT NULL);
CREATE TABLE IF NOT EXISTS kgraph_format (format integer NOT NULL);
`

// prepare checks the format of the tables that are there, or makes them.
func (d *DB) prepare(ctx context.Context, readOnly bool) error {
	var ours, others bool
	err := d.pool.QueryRow(ctx, `SELECT to_regclass('kgraph_format') IS NOT NULL, to_regclass('kgraph_kv') IS NOT NULL`).Scan(&ours, &others)
	if err != nil {
		var pe *pgconn.PgError
		if errors.As(err, &pe) && pe.Code == "3D000" {
			return fmt.Errorf("%w (%s; make it with createdb)", ErrConnect, pe.Message)
		}
		return fmt.Errorf("%w (%w)", ErrConnect, err)
	}
	switch {
	case !ours && others:
		return fmt.Errorf("%w (it has a table kgraph_kv, but none of the format)", graph.ErrForeign)
	case !ours && readOnly:
		return graph.ErrNoStore
	case !ours:
		if err := d.create(); err != nil {
			return err
		}
	}
	var n int
	if err := d.pool.QueryRow(ctx, `SELECT format FROM kgraph_format`).Scan(&n); err != nil {
		return fmt.Errorf("%w (%w)", graph.ErrDamaged, err)
	}
	if err := graph.CheckFormat(n); err != nil || n == graph.Format || readOnly {
		return err
	}
	return d.upgrade(ctx)
}

// upgrade makes the tables of an older format those of this one. Records of
// format 3 came compressed; now the server does that to long ones.
func (d *DB) upgrade(ctx context.Context) error {
	if err := d.Lock(); err != nil {
		return err
	}
	defer d.Unlock()
	return d.transact(func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `ALTER TABLE kgraph_kv ALTER COLUMN v SET STORAGE EXTENDED`); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `UPDATE kgraph_format SET format = $1`, graph.Format)
		return err
	})
}

func (d *DB) create() error {
	if err := d.Lock(); err != nil {
		return err
	}
	defer d.Unlock()
	return d.transact(func(tx pgx.Tx) error {
		var none bool
		if err := tx.QueryRow(background, `SELECT current_schema() IS NULL`).Scan(&none); err != nil {
			return err
		}
		if first, _, _ := strings.Cut(d.pool.Config().ConnConfig.RuntimeParams["search_path"], ","); none && first != "" {
			name := pgx.Identifier{strings.Trim(strings.TrimSpace(first), `"`)}.Sanitize()
			if _, err := tx.Exec(background, `CREATE SCHEMA IF NOT EXISTS `+name); err != nil {
				return fmt.Errorf("making the schema of search_path: %w", err)
			}
		}
		if _, err := tx.Exec(background, makeTables); err != nil {
			return fmt.Errorf("making the tables: %w", err)
		}
		_, err := tx.Exec(background, fmt.Sprintf(
			`INSERT INTO kgraph_format SELECT %d WHERE NOT EXISTS (SELECT FROM kgraph_format)`, graph.Format))
		return err
	})
}
