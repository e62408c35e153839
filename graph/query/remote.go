package query

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// ErrServer: a server could not be asked, or gave no answer.
var ErrServer = errors.New("the server cannot be asked")

// cutHeader is where a server says at how many results it has cut.
const cutHeader = "Kgraph-Cut-At"

// Bounds of a remote query.
const (
	maxRemote    = 256 << 20        // bytes of an answer
	remoteGrace  = 15 * time.Second // beyond the query's own limit
	maxRemoteErr = 4 << 10
)

// Remote runs a query on a server, kgraph's or Cayley's, at a base URL such as
// http://127.0.0.1:64210. The limits of time and memory are the server's; the
// timeout bounds how long its answer is waited for.
func Remote(ctx context.Context, base, text string, opts Options) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		rows, err := remote(ctx, base, text, opts)
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
		if err != nil {
			yield(Row{}, err)
		}
	}
}

func remote(ctx context.Context, base, text string, opts Options) ([]Row, error) {
	if len(text) > MaxSource {
		return nil, fmt.Errorf("%w: it has %d bytes, at most %d are read", ErrRefused, len(text), MaxSource)
	}
	at, err := Endpoint(base, "/api/v2/query")
	if err != nil {
		return nil, err
	}
	lang := opts.Language
	if lang == "" {
		lang = LangGizmo
	}
	limit := opts.Limit
	if limit <= 0 {
		limit = -1
	}
	at.RawQuery = url.Values{"lang": {lang}, "limit": {strconv.Itoa(limit)}}.Encode()
	if opts.Timeout >= 0 {
		wait := opts.Timeout
		if wait == 0 {
			wait = DefaultTimeout
		}
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, wait+remoteGrace)
		defer cancel()
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, at.String(), strings.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrServer, err)
	}
	req.Header.Set("Content-Type", "text/plain; charset=utf-8")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, unreached(base, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxRemote+1))
	if err != nil {
		return nil, unreached(base, err)
	}
	if len(body) > maxRemote {
		return nil, fmt.Errorf("%w: its answer has more than %d MB", ErrServer, maxRemote>>20)
	}
	if opts.Cut != nil && resp.Header.Get(cutHeader) != "" {
		*opts.Cut = true
	}
	if lang == LangGraphQL && resp.StatusCode == http.StatusOK {
		return graphQLAnswer(body)
	}
	return answer(base, resp.StatusCode, body)
}

// Endpoint is a path of the server at a base URL.
func Endpoint(base, path string) (*url.URL, error) {
	if !strings.Contains(base, "://") {
		base = "http://" + base
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%w: %q is no address such as http://127.0.0.1:64210", ErrServer, base)
	}
	u.Path = strings.TrimSuffix(u.Path, "/") + path
	u.RawQuery, u.Fragment = "", ""
	return u, nil
}

// Get asks the server at a base URL for a path and returns the answer's body,
// which must be closed.
func Get(ctx context.Context, base, path string, vals url.Values) (io.ReadCloser, error) {
	at, err := Endpoint(base, path)
	if err != nil {
		return nil, err
	}
	at.RawQuery = vals.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrServer, err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, unreached(base, err)
	}
	if resp.StatusCode == http.StatusOK {
		return resp.Body, nil
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(resp.Body, maxRemoteErr))
	_, err = answer(base, resp.StatusCode, body)
	return nil, err
}

func unreached(base string, err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w: %s gave no answer in time", ErrServer, base)
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	return fmt.Errorf("%w: %s: %w; is 'kgraph serve' running there?", ErrServer, base, err)
}

// answer reads a reply of either of Cayley's APIs.
func answer(base string, status int, body []byte) ([]Row, error) {
	var a struct {
		Result []json.RawMessage `json:"result"`
		Error  *string           `json:"error"`
	}
	err := json.Unmarshal(body, &a)
	switch {
	case err == nil && a.Error != nil:
		return nil, fmt.Errorf("%w (%s)", remoteError(status, *a.Error), base)
	case err != nil || status != http.StatusOK:
		return nil, fmt.Errorf("%w: %s answered with status %d and no results", ErrServer, base, status)
	}
	rows := make([]Row, 0, len(a.Result))
	for _, raw := range a.Result {
		r, err := rowOf(raw)
		if err != nil {
			return rows, fmt.Errorf("%w: %s: %w", ErrServer, base, err)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// remoteError is what the server says, and one of this package's errors.
func remoteError(status int, text string) error {
	for _, e := range []error{ErrTimeout, ErrMemory, ErrRefused, ErrScript, ErrSyntax, ErrLanguage} {
		if strings.HasPrefix(text, e.Error()) {
			return fmt.Errorf("%w%s", e, strings.TrimPrefix(text, e.Error()))
		}
	}
	return fmt.Errorf("%w: status %d, %s", ErrServer, status, text)
}

func graphQLAnswer(body []byte) ([]Row, error) {
	var a struct {
		Data   json.RawMessage `json:"data"`
		Errors []struct {
			Message string `json:"message"`
		} `json:"errors"`
	}
	if err := json.Unmarshal(body, &a); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrServer, err)
	}
	if len(a.Errors) > 0 {
		return nil, remoteError(http.StatusOK, a.Errors[0].Message)
	}
	var v any
	d := json.NewDecoder(bytes.NewReader(a.Data))
	d.UseNumber()
	if err := d.Decode(&v); err != nil || v == nil {
		return nil, err
	}
	return []Row{{Value: v}}, nil
}

// rowOf reads a result: an object with an id and terms only is a row of tags.
func rowOf(raw []byte) (Row, error) {
	var v any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return Row{}, err
	}
	m, ok := v.(map[string]any)
	if !ok || m[resultTag] == nil {
		return Row{Value: v}, nil
	}
	tags := make(map[string]quad.Value, len(m))
	for tag, x := range m {
		switch x := x.(type) {
		case string:
			tags[tag] = quad.StringToValue(x)
			if tags[tag] == nil || quad.StringOf(tags[tag]) != x {
				tags[tag] = quad.String(x)
			}
		case bool:
			tags[tag] = quad.Bool(x)
		case json.Number:
			if n, err := x.Int64(); err == nil {
				tags[tag] = quad.Int(n)
			} else if f, err := x.Float64(); err == nil {
				tags[tag] = quad.Float(f)
			}
		default:
			return Row{Value: v}, nil
		}
	}
	return Row{Tags: tags}, nil
}
