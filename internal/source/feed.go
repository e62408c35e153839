package source

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"kgraph/internal/text"
)

// maxItems limits the items of one feed.
const maxItems = 10_000

// readFeed reads the items of an RSS or Atom feed, a document each, with the
// item's own id or link as the document's. An item has the text the feed
// gives of it, which may be the article or only its beginning.
func readFeed(f file, in *stream, opts Options, emit emitter) bool {
	b, err := readBytes(in, opts.maxFile())
	if err != nil {
		return emit(nil, failed(f.path, err))
	}
	var feed *gofeed.Feed
	if err := guarded(func() error { feed, err = gofeed.NewParser().Parse(bytes.NewReader(b)); return err }); err != nil {
		return emit(nil, failed(f.path, damaged("feed", err)))
	}
	if len(feed.Items) == 0 {
		return emit(nil, failed(f.path, ErrEmpty))
	}
	if len(feed.Items) > maxItems {
		return emit(nil, failed(f.path, fmt.Errorf("%w: %d items, at most %d are read", ErrTooLarge, len(feed.Items), maxItems)))
	}
	for i, item := range feed.Items {
		d := &text.Document{ID: cmp.Or(folded(item.GUID), folded(item.Link)), Source: folded(feed.Title), Language: folded(feed.Language)}
		if d.ID == "" {
			d.ID = fmt.Sprintf("%s#%d", f.id, i+1)
		}
		where := f
		where.path = fmt.Sprintf("%s: item %d", f.path, i+1)
		if err := guarded(func() error { return feedItem(d, item) }); err != nil {
			if !emit(nil, failed(where.path, err)) {
				return false
			}
			continue
		}
		if !finish(where, d, "", opts, emit) {
			return false
		}
	}
	return true
}

// feedItem fills a document from an item.
func feedItem(d *text.Document, item *gofeed.Item) error {
	d.Title = folded(item.Title)
	d.URL = folded(item.Link)
	for _, a := range item.Authors {
		if a != nil && a.Name != "" {
			d.Authors = append(d.Authors, authors(folded(a.Name))...)
		}
	}
	for _, k := range item.Categories {
		if k = folded(k); k != "" {
			d.Keywords = append(d.Keywords, k)
		}
	}
	if t := item.PublishedParsed; t != nil {
		d.Published = t.Format(time.RFC3339)
	} else if t := item.UpdatedParsed; t != nil {
		d.Published = t.Format(time.RFC3339)
	}
	body := item.Content
	if strings.TrimSpace(body) == "" {
		body = item.Description
	}
	root, err := parseHTML([]byte(body))
	if err != nil {
		return err
	}
	assemble(d, pageBlocks(root))
	return nil
}
