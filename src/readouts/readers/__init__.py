"""One module a layer. Readers never import one another: what one needs of another arrives as an argument."""
