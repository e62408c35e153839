package source

import "time"

func init() { pause = time.Millisecond }
