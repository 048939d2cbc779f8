"""All SQL, one file an aggregate, functions named as sentences. A function takes the session it works in;
`store.database` alone opens and commits."""
