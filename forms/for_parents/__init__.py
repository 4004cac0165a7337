"""What parents read of a document: the same answers, with texts of their own where staff wrote them."""
