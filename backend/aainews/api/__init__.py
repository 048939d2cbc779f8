"""The JSON API: one route file an aggregate, each endpoint parameters → one store call → schema.

request ─▶ bytes (cache, ETag, encodings, headers) ─▶ routes ─▶ store
                                                        └─▶ problems (application/problem+json)
"""
