package query_test

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"kgraph/graph/query"
)

// TestHostile: whatever a script does, it ends soon after its limit, with one
// of our errors, and leaves no goroutine behind.
func TestHostile(t *testing.T) {
	s := store(t)
	deep := func(open, shut string) string {
		n := query.MaxSource / (len(open) + len(shut) + 1)
		return strings.Repeat(open, n) + "1" + strings.Repeat(shut, n)
	}
	for name, script := range map[string]string{
		"deep parentheses":     deep("(", ")"),
		"deep lists":           deep("[", "]"),
		"deep blocks":          deep("{", "}"),
		"deep not":             deep("!", ""),
		"deep minus":           deep("- ", ""),
		"deep arrows":          deep("a=>", ""),
		"deep calls":           deep("f(", ")"),
		"deep new":             deep("new ", ""),
		"deep ternary":         deep("1?", ":1"),
		"deep if":              deep("if(1)", ""),
		"deep templates":       deep("`${", "}`"),
		"deep members":         "g" + strings.Repeat(".a", query.MaxSource/2-1),
		"deep sum":             "1" + strings.Repeat("+1", query.MaxSource/2-1),
		"deep functions":       deep("function(){", "}"),
		"deep regexp":          "/" + deep("(", ")") + "/",
		"doubling text":        `var s = "x"; while (true) s += s`,
		"doubling list":        `var a = [1]; while (true) a = a.concat(a)`,
		"text of texts":        `var s = "x".repeat(1 << 22), a = []; for (;;) a.push(s + a.length)`,
		"replace":              `var s = "x".repeat(1 << 20); s.replace(/x/g, s)`,
		"replace all":          `var s = "x".repeat(1 << 20); s.replaceAll("x", s)`,
		"join":                 `Array(1 << 17).fill("x".repeat(1 << 20)).join("")`,
		"concat":               `"".concat.apply("", Array(1 << 16).fill("x".repeat(1 << 20)))`,
		"stringify":            `JSON.stringify(Array(1 << 17).fill("x".repeat(1 << 20)))`,
		"sparse list":          `var a = []; a[4294967290] = 1; a.sort()`,
		"sparse list, emitted": `var a = []; a[1 << 30] = 1; g.emit(a)`,
		"generator":            `function* f() { while (true) yield 1 } for (var x of f()) {}`,
		"getter":               `var o = {get a() { return this.a }}; o.a`,
		"proxy":                `var p = new Proxy({}, {get() { while (true) {} }}); p.x`,
		"circle":               `var a = {}; a.a = a; g.emit(a); JSON.stringify(a)`,
		"laughter":             `var a = "ha"; for (var i = 0; i < 90; i++) a = [a, a]; g.emit(a)`,
		"a function":           `g.emit({f: function() {}})`,
		"sort that never ends": `Array(100).fill(1).sort(function() { while (true) {} })`,
		"call taken over":      `Function.prototype.call = Function.prototype.apply = function() { return 7 }; "x".repeat(1 << 29)`,
		"path to nowhere":      `g.V().out().out().out().out().out().out().out().out().out().out().out().all()`,
		"recursion":            `g.V().followRecursive(g.M().both()).all()`,
		"own limit":            `g.V().limit(1e300).all(); g.V().skip(NaN).all()`,
		"borrowed method":      `var f = g.V().out; f("<a>")`,
		"method on a proxy":    `g.V().out.call(new Proxy({}, {}))`,
		"promise":              `async function f() { await f() } f()`,
		"weak things":          `new WeakMap(); new Map(); Symbol(); Reflect.ownKeys(globalThis)`,
		"morphism run":         `g.M().all()`,
		"morphism counted":     `g.M().out().count()`,
		"back to nothing":      `g.V().back("x").all()`,
		"empty tags":           `g.V().tag().tag("").save("<made_by>", "").all()`,
		"nothing":              ``,
		"no text":              "\x00\xff\xfe",
		"thrown object":        `throw {a: 1}`,
		"thrown nothing":       `throw undefined`,
	} {
		began := time.Now()
		var err error
		rows := 0
		for r, e := range query.Gizmo(context.Background(), s, script, query.Options{Timeout: 100 * time.Millisecond, MaxMemory: 256 << 20}) {
			if err = e; err != nil {
				break
			}
			if rows++; r.Tags == nil && r.Value == nil {
				t.Errorf("%s: an empty row", name)
			}
			_, _ = r.JSON()
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		if os.Getenv("KGRAPH_VERBOSE") != "" {
			t.Logf("%-22s %6d rows %8v %.200v", name, rows, time.Since(began).Round(time.Millisecond), err)
		}
		known := err == nil
		for _, e := range []error{query.ErrTimeout, query.ErrMemory, query.ErrSyntax, query.ErrScript, query.ErrRefused} {
			known = known || errors.Is(err, e)
		}
		if !known {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A script that is within one long call when its time is up goes on until
	// that call returns; the calls are bounded.
	for wait := time.Now(); running(); time.Sleep(50 * time.Millisecond) {
		if time.Since(wait) > time.Minute {
			t.Fatal("a script is still running")
		}
	}
}

// running says whether a script's goroutine is at work.
func running() bool {
	b := make([]byte, 8<<20)
	return strings.Contains(string(b[:runtime.Stack(b, true)]), "query.(*session).run")
}

// TestLeaving: a consumer that stops ends the query.
func TestLeaving(t *testing.T) {
	s := store(t)
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	for range query.Gizmo(context.Background(), s, `while (true) g.emit(1)`, query.Options{}) {
		break
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a panic of the consumer was swallowed")
			}
		}()
		for range query.Gizmo(context.Background(), s, `while (true) g.emit(1)`, query.Options{}) {
			panic("mine")
		}
	}()
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, cancel)
	for _, err := range query.Gizmo(ctx, s, `while (true) {}`, query.Options{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
	}
}

func FuzzGizmo(f *testing.F) {
	for _, s := range scripts {
		f.Add(s)
	}
	src := store(f)
	f.Fuzz(func(t *testing.T, script string) {
		for _, err := range query.Gizmo(context.Background(), src, script, query.Options{Timeout: 100 * time.Millisecond, MaxMemory: 256 << 20, Limit: 1000}) {
			_ = err
		}
	})
}
