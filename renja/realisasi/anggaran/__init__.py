"""A quarter's money: the grid by month, and a row by sumber dana."""
