"""tactful.grammar"""
