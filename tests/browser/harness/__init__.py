"""Tests of the browser tools themselves, against small pages and servers made for them."""
