package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
)

// How pages are fetched.
const (
	agent        = "kgraph"
	fetchTime    = 30 * time.Second
	maxRedirects = 5
	maxRobots    = 512 << 10
	maxPause     = 10 * time.Second // what a host may ask for
)

// pause is the time between two pages of one host; tests shorten it.
var pause = time.Second

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// contentTypes are the media types that are read.
var contentTypes = map[string]string{
	"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": Text, "text/markdown": Markdown, "application/pdf": PDF,
	"application/rss+xml": Feed, "application/atom+xml": Feed, "text/csv": CSV, "application/x-ndjson": JSONL, "application/json": JSONL,
	"application/epub+zip": EPUB, "application/vnd.oasis.opendocument.text": ODT, "message/rfc822": Mail, "application/warc": WARC,
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX, "application/zip": Zip, "application/x-tar": Tar,
}

// readURL fetches one page, as its host's robots.txt allows, and reads it.
func readURL(ctx context.Context, f file, opts Options, emit emitter) bool {
	fail := func(err error) bool {
		if ctx.Err() != nil {
			return emit(nil, ctx.Err())
		}
		return emit(nil, failed(f.path, fmt.Errorf("%w: %w", ErrFetch, err)))
	}
	u, err := url.Parse(f.path)
	if err != nil || u.Host == "" {
		return fail(fmt.Errorf("this is not a URL: %q", f.path))
	}
	u.Fragment = ""
	if f.visit == nil {
		f.visit = newVisit(u, opts)
	}
	client := fetcher(opts.AllowLocal)
	rules, err := f.visit.rulesOf(ctx, client, u)
	if err != nil {
		return fail(err)
	}
	if !rules.Test(u.EscapedPath()) {
		return fail(errors.New("the site's robots.txt asks programs not to read it; save the page and read the file"))
	}
	if err := hosts.wait(ctx, u.Host, rules.CrawlDelay); err != nil {
		return fail(err)
	}
	f.follow = follow(ctx)
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	resp, err := get(ctx, client, u.String())
	if err != nil {
		return fail(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fail(fmt.Errorf("the site answers %s", resp.Status))
	}
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if opts.Format == "" {
		opts.Format = contentTypes[kind]
	}
	return readStream(f, &fetched{resp.Body, opts.maxFile()}, opts, emit)
}

// fetched bounds an answer's bytes, whatever its format.
type fetched struct {
	r    io.Reader
	left int64
}

func (b *fetched) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, ErrTooLarge
	}
	n, err := b.r.Read(p)
	b.left -= int64(n)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", ErrFetch, err)
	}
	return n, err
}

func get(ctx context.Context, client *http.Client, u string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", agent)
	return client.Do(req)
}

// robots are the rules of a host for this program; a host without any
// allows everything, one that cannot answer nothing.
func robots(ctx context.Context, client *http.Client, u *url.URL) (*robotstxt.Group, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	resp, err := get(ctx, client, (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}).String())
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
	if err != nil {
		return nil, err
	}
	data, err := robotstxt.FromStatusAndBytes(resp.StatusCode, b)
	if err != nil {
		return nil, fmt.Errorf("the site's robots.txt is not understood: %w", err)
	}
	return data.FindGroup(agent), nil
}

// fetcher is a client that reaches public addresses only, unless local is
// set: the address is checked when it is dialled, after names are resolved
// and redirects are followed.
func fetcher(local bool) *http.Client {
	dialer := &net.Dialer{Timeout: fetchTime}
	if !local {
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return public(address) }
	}
	return &http.Client{
		Transport: &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true, ResponseHeaderTimeout: fetchTime, MaxResponseHeaderBytes: 1 << 20},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > maxRedirects {
				return fmt.Errorf("it redirects more than %d times", maxRedirects)
			}
			if !isURL(req.URL.String()) {
				return fmt.Errorf("it redirects to %s, which is not http or https", req.URL.Scheme)
			}
			return nil
		},
	}
}

// public is nil for an address of the public internet.
func public(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	ip := at.Addr().Unmap()
	if ip.IsLoopback() || ip.IsPrivate() || ip.IsLinkLocalUnicast() || ip.IsLinkLocalMulticast() || ip.IsMulticast() || ip.IsUnspecified() || !ip.IsGlobalUnicast() ||
		shared.Contains(ip) {
		return fmt.Errorf("%s is this machine or a private network: allow local addresses to read it", ip)
	}
	return nil
}

// shared is the address space between carriers and their customers (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

// pacer spaces the visits to a host.
type pacer struct {
	mu   sync.Mutex
	next map[string]time.Time
}

var hosts = pacer{next: map[string]time.Time{}}

func (p *pacer) wait(ctx context.Context, host string, asked time.Duration) error {
	p.mu.Lock()
	now := time.Now()
	at := p.next[host]
	if at.Before(now) {
		at = now
	}
	p.next[host] = at.Add(min(max(pause, asked), maxPause))
	p.mu.Unlock()
	timer := time.NewTimer(time.Until(at))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
