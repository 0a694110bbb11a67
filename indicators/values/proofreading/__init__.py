"""What a careful proof-reader sees in a report: plain rules that ask, and never change anything."""
