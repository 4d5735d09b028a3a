"""tactful.api"""
