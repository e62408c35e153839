package postgres

// Connect opens the database below a store.
var Connect = connect
