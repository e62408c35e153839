package source

import (
	"cmp"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"

	"github.com/temoto/robotstxt"
	"golang.org/x/net/publicsuffix"

	"kgraph/internal/text"
)

// What a sitemap may hold. The protocol (sitemaps.org) allows 50,000 entries
// and 50 MiB, and no index within an index.
const (
	maxSitemap      = 50 << 20 // bytes, undone
	maxLocations    = 50_000
	maxSitemaps     = 500 // of one that was named
	maxSitemapDeep  = 3   // indexes within indexes
	maxLocation     = 2048
	DefaultMaxPages = 1000 // pages that one sitemap leads to
)

// visit is one URL that was named, with all that it leads to if it is a sitemap.
type visit struct {
	host  string // that all pages must belong to
	left  int    // pages that may still be read
	maps  int    // sitemaps read
	seen  map[string]bool
	rules map[string]*robotstxt.Group // by scheme and host
}

// follower reads the sitemap or page at a URL that a sitemap names.
type follower func(f file, opts Options, emit emitter) bool

// follow makes the follower of a page that was fetched.
func follow(ctx context.Context) follower {
	return func(f file, opts Options, emit emitter) bool { return readURL(ctx, f, opts, emit) }
}

func newVisit(u *url.URL, opts Options) *visit {
	return &visit{host: site(u), left: opts.maxPages(), seen: map[string]bool{u.String(): true}, rules: map[string]*robotstxt.Group{}}
}

// rulesOf are the robot's rules of a URL's host, asked for once a visit.
func (v *visit) rulesOf(ctx context.Context, client *http.Client, u *url.URL) (*robotstxt.Group, error) {
	key := u.Scheme + "://" + u.Host
	if g := v.rules[key]; g != nil {
		return g, nil
	}
	g, err := robots(ctx, client, u)
	if err == nil {
		v.rules[key] = g
	}
	return g, err
}

// location is an entry of a sitemap or of an index of sitemaps, with what a
// news sitemap says of the page.
type location struct {
	loc, date, title, outlet string
}

// readSitemap reads the pages that a sitemap lists, or those of the sitemaps
// that an index lists, in their order: those of the sitemap's own site, each
// once, a document each with its URL as the id. A sitemap in a file leads
// nowhere: no file makes the program fetch what its user did not name.
func readSitemap(f file, in *stream, opts Options, emit emitter) bool {
	if f.follow == nil {
		return emit(nil, failed(f.path, fmt.Errorf("%w: it is a sitemap, which lists pages and has no text; name its URL to read them", ErrUnsupported)))
	}
	b, err := readBytes(in, maxSitemap)
	if err != nil {
		return emit(nil, failed(f.path, err))
	}
	var all []location
	index := false
	if err := guarded(func() error { all, index, err = locations(b); return err }); err != nil {
		return emit(nil, failed(f.path, damaged("sitemap", err)))
	}
	if len(all) == 0 {
		return emit(nil, failed(f.path, ErrEmpty))
	}
	at, err := url.Parse(f.path)
	if err != nil {
		return emit(nil, failed(f.path, err))
	}
	v := f.visit
	if v.maps++; v.maps > maxSitemaps || f.depth >= maxSitemapDeep {
		return emit(nil, failed(f.path, fmt.Errorf("%w: more than %d sitemaps, or they lie more than %d deep", ErrTooLarge, maxSitemaps, maxSitemapDeep)))
	}
	return v.all(f, at, all, index, opts, emit)
}

// all reads what a sitemap or an index lists.
func (v *visit) all(f file, at *url.URL, all []location, index bool, opts Options, emit emitter) bool {
	strange := 0
	for i := range all {
		l := &all[i]
		u, err := at.Parse(l.loc)
		if err != nil || len(l.loc) > maxLocation || !isURL(u.String()) || site(u) != v.host {
			strange++
			continue
		}
		u.Fragment = ""
		to := u.String()
		if v.seen[to] || !index && unread[strings.ToLower(path.Ext(u.Path))] {
			continue
		}
		v.seen[to] = true
		if v.left == 0 {
			if v.left--; !emit(nil, failed(f.path, fmt.Errorf("%w: it leads to more than %d pages, and those are read: raise the limit of pages, or name one of its sitemaps", ErrTooLarge, opts.maxPages()))) {
				return false
			}
		}
		if v.left < 0 {
			return true
		}
		next := file{path: to, id: to, visit: v}
		o := opts
		o.Format = ""
		pass := emit
		if index {
			next.depth = f.depth + 1
		} else {
			v.left--
			o.Published = cmp.Or(opts.Published, l.date)
			pass = l.emitter(emit)
			next.depth = maxSitemapDeep // a page that is a sitemap leads no further
		}
		if !f.follow(next, o, pass) {
			return false
		}
	}
	if strange > 0 {
		return emit(nil, failed(f.path, fmt.Errorf("%w: %d of its %d entries are no pages of %s", ErrDamaged, strange, len(all), v.host)))
	}
	return true
}

// emitter hands a page on with what the sitemap says where the page is silent.
func (l *location) emitter(emit emitter) emitter {
	return func(d *text.Document, err error) bool {
		if d != nil {
			d.Title, d.Source = cmp.Or(d.Title, l.title), cmp.Or(d.Source, l.outlet)
		}
		return emit(d, err)
	}
}

// site is the part of a URL's host that one owner has.
func site(u *url.URL) string {
	host := strings.ToLower(u.Hostname())
	if s, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil && strings.ContainsFunc(host, letter) {
		return s
	}
	return host
}

func letter(r rune) bool { return 'a' <= r && r <= 'z' }

// locations parses a sitemap, or an index of sitemaps.
func locations(b []byte) (all []location, index bool, err error) {
	var l location
	depth, within, name := 0, "", ""
	err = xmlWalk(b, func(e xml.StartElement) bool {
		depth++
		name = e.Name.Local
		switch {
		case depth == 1:
			index = name == "sitemapindex"
		case depth == 2:
			within, l = name, location{}
		case name == "image" || name == "video": // extensions with locations and titles of their own
			depth--
			return false
		}
		return true
	}, func(xml.Name) {
		if name = ""; depth == 2 && l.loc != "" && (within == "url" || within == "sitemap") {
			all = append(all, l)
		}
		depth--
	}, func(s string) {
		if s = strings.TrimSpace(s); s == "" || depth < 3 {
			return
		}
		switch name {
		case "loc":
			l.loc += s
		case "title":
			l.title = folded(l.title + s)
		case "name":
			l.outlet = folded(l.outlet + s)
		case "publication_date":
			l.date, _ = isoDate(s)
		}
	})
	if err == nil && len(all) > maxLocations {
		err = fmt.Errorf("%w: %d entries, at most %d are read", ErrTooLarge, len(all), maxLocations)
	}
	if err == nil && depth != 0 {
		err = errors.New("it is cut short")
	}
	return all, index, err
}

// maxPages is how many pages a sitemap may lead to.
func (o Options) maxPages() int {
	if o.MaxPages > 0 {
		return o.MaxPages
	}
	return DefaultMaxPages
}
