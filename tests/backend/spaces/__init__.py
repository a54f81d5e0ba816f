"""What handing out the applications promises."""
