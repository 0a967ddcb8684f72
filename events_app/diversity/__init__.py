"""Who leads and speaks: equality answers, and the figures that are released from them."""
