"""Loading the master data of planning from files; nothing is written if a file is faulty."""
