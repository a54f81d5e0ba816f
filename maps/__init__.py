"""Where outlets are: perimeter, and the folder of static files published for members."""
